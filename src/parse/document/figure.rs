//! `figures/*.toml`: figures drawn from a table.

use crate::model::{Counts, FigureKind};
use crate::parse::data::DataRow;
use crate::parse::value::document;
use crate::source::Spanned;

document! {
    /// A figure drawn from a table.
    pub struct FigureDoc {
        /// The figure's name.
        title: Spanned<String>,
        /// The kind of picture.
        kind: Spanned<FigureKind>,
        /// What there is to see, in one sentence.
        takeaway: Spanned<String>,
        /// What the picture shows, for who cannot see it; made from the data when left out.
        description: Option<Spanned<String>>,
        /// What one is, for columns without a unit of their own: "kinderen".
        unit: Option<Spanned<String>>,
        /// What the numbers count, for columns that do not say so themselves: `"people"` hides small ones.
        counts: Option<Spanned<Counts>>,
        /// Why small numbers are shown all the same.
        reveal: Option<Spanned<String>>,
        /// Where the numbers come from.
        source: Option<Spanned<String>>,
        /// Notes under the figure.
        notes: Vec<Spanned<String>>,
        /// Label of the row that is the total of the others.
        total: Option<Spanned<String>>,
        /// A `.csv`, `.xlsx` or `.ods` file beside this one.
        data: Option<Spanned<String>>,
        /// The sheet of an `.xlsx` or `.ods`; the first when left out.
        sheet: Option<Spanned<String>>,
        /// The columns; the first names the categories, the others are numbers.
        column: Vec<ColumnDoc>,
        /// The table itself, where there is no data file; one list a row.
        rows: Option<Spanned<Vec<DataRow>>>,
        /// What must hold in every row but the total.
        rule: Vec<RuleDoc>,
    }

    /// What must hold between the columns in every row.
    pub struct RuleDoc {
        /// Two sums of columns and numbers, and what must hold between them: `"received <= asked"`.
        check: Spanned<String>,
        /// What is wrong with a row that breaks it.
        message: Spanned<String>,
        /// The labels of rows that break it and are right all the same.
        except: Vec<Spanned<String>>,
        /// Why those are right.
        reason: Option<Spanned<String>>,
    }

    /// A column of the table.
    pub struct ColumnDoc {
        /// The header of the column in a data file.
        id: Spanned<String>,
        /// As readers see it; the id when left out.
        name: Option<Spanned<String>>,
        /// What one is.
        unit: Option<Spanned<String>>,
        /// What the numbers count.
        counts: Option<Spanned<Counts>>,
        /// Whether the column is the sum of the other columns that count the same.
        total: bool,
    }
}
