//! What a report is: data and look-ups, no files and no HTML.
//!
//! Everything here is resolved: an id or index always finds what it names. Numbers come in two stages, [`Raw`] as
//! the author wrote them and [`Public`] with small numbers of people hidden; figures, pages and exports accept only
//! the second.

mod action;
mod article;
mod audience;
mod case;
mod dataset;
mod factor;
mod figure;
mod glossary;
mod marks;
mod moment;
mod outline;
mod place;
mod privacy;
mod project;
mod prose;
mod recommendation;
mod relation;
mod report;
mod site;
mod thread;

pub use crate::language::Language;
pub use action::{Action, Actions, Party, Progress, Status};
pub use article::{Article, Date, Page};
pub use audience::{Audience, AudienceId, Domain, DomainId};
pub use case::{Case, Step, StepKind};
pub use dataset::{
    Cell, Column, Counts, Dataset, Hidden, Public, PublicNumber, PublicTable, Raw, Row, Stage, whole_of,
};
pub use factor::{Cause, Effect, Factor, FactorBlock, FactorId, Mention, Mentions, Order};
pub use figure::{DataFigure, DerivedFigure, FigureKind, FigureRef, KeyFigure, Quote};
pub use glossary::{Term, TermId};
pub use marks::Marks;
pub use moment::Moment;
pub use outline::{Heading, Slot, StoredHeading, StoredSlot, StoredTable};
pub use place::Place;
pub use privacy::{Allowance, Personal};
pub use project::{Contact, Project, Tool};
pub use prose::{Alert, Alignment, Mark, MarkKind, Markdown, Open, Prose, SlotId, Target, TextRef};
pub use recommendation::{Placement, Recommendation, RecommendationId, RecommendationList};
pub use relation::{Influence, Model, Node, Relation, Relations};
pub use report::{Report, Source, SourceId};
pub use site::{HouseStyle, LinkStyle, Media, Site, TokenSheet};
pub use thread::Thread;
