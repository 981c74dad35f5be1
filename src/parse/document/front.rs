//! The front matter of Markdown files, one struct a kind.

use crate::model::{Date, StepKind};
use crate::parse::value::document;
use crate::source::Spanned;

document! {
    /// What the front matter of every Markdown file may have.
    pub struct PageKeys {
        /// One sentence for search engines.
        description: Option<Spanned<String>>,
        /// When it appeared or was last brought up to date.
        date: Option<Spanned<Date>>,
        /// Whether it is shown in the preview only.
        draft: bool,
        /// Old addresses, which lead to the page: `/oud/adres/`.
        aliases: Vec<Spanned<String>>,
    }

    /// The introduction of a report, or the home page.
    pub struct IndexFront {
        ..page: PageKeys,
        /// The title; that of the report or site when left out.
        title: Option<Spanned<String>>,
    }

    /// Any other page.
    pub struct PageFront {
        ..page: PageKeys,
        /// The page's title.
        title: Spanned<String>,
        /// The lead: one or two sentences.
        lead: Option<Spanned<String>>,
        /// Place among the pages; by file name when left out.
        order: Option<Spanned<i32>>,
    }

    /// A thread: one finding that runs through the report.
    pub struct ThreadFront {
        ..page: PageKeys,
        /// The finding.
        title: Spanned<String>,
        /// Its main recommendation.
        advice: Spanned<String>,
        /// Two to four words for navigation; the title when left out.
        short: Option<Spanned<String>>,
        /// Numbers of the cases that show it.
        cases: Vec<Spanned<u32>>,
        /// Ids of the factors it rests on.
        factors: Vec<Spanned<String>>,
    }

    /// Recommendations that belong to no thread.
    pub struct RecommendationsFront {
        ..page: PageKeys,
        /// The title over them.
        title: Spanned<String>,
    }

    /// A case: its journey and outcome.
    pub struct CaseFront {
        ..page: PageKeys,
        /// The case's name.
        title: Spanned<String>,
        /// Who it is about, in general terms.
        about: Spanned<String>,
        /// How it ended.
        outcome: Spanned<String>,
        /// Id of the source that is about this case.
        source: Option<Spanned<String>>,
        /// The journey, first step first.
        step: Vec<StepDoc>,
    }

    /// One stop of a journey.
    pub struct StepDoc {
        /// A few words.
        label: Spanned<String>,
        /// What sort of step it is.
        kind: Option<Spanned<StepKind>>,
        /// A sentence more.
        text: Option<Spanned<String>>,
    }

    /// A project: what it did, what came of it, with whom.
    pub struct ProjectFront {
        ..page: PageKeys,
        /// The project's name.
        title: Spanned<String>,
        /// The lead: one or two sentences.
        lead: Spanned<String>,
        /// What a reader can use.
        tool: Vec<ToolDoc>,
        /// What came of it.
        result: Vec<ResultDoc>,
        /// Organisations that took part.
        partners: Vec<Spanned<String>>,
        /// Whom to ask.
        contact: Vec<ContactDoc>,
    }

    /// Something a reader can use.
    pub struct ToolDoc {
        /// The tool's name.
        name: Spanned<String>,
        /// What it is for.
        text: Spanned<String>,
        /// A word for its sort: "video".
        kind: Option<Spanned<String>>,
        /// Its address.
        url: Option<Spanned<String>>,
    }

    /// One thing that came of a project.
    pub struct ResultDoc {
        /// One sentence.
        text: Spanned<String>,
    }

    /// Whom to ask, by role; never a name.
    pub struct ContactDoc {
        /// The role.
        role: Spanned<String>,
        /// The organisation.
        organisation: Option<Spanned<String>>,
        /// A page or address.
        url: Option<Spanned<String>>,
    }

    /// Opinion or background, with its author.
    pub struct ArticleFront {
        ..page: PageKeys,
        /// The article's title.
        title: Spanned<String>,
        /// The lead: one or two sentences.
        lead: Spanned<String>,
        /// Who wrote it.
        author: Spanned<String>,
        /// As what.
        author_role: Option<Spanned<String>>,
        /// Where it appeared first.
        published_in: Option<Spanned<String>>,
    }
}
