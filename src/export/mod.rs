//! What programs get: open data and citations. Other renderers of the public site.

mod citation;
mod csv;
mod figure;
mod report_json;
mod schema_org;

pub use citation::{BIBTEX, CSL_JSON, article_citation, article_files, citation, citation_files};
pub use csv::{data_files, factors_csv, recommendations_csv};
pub use figure::{figure_csv, figure_json};
pub use report_json::report_json;
pub use schema_org::{article_schema, report_schema};
