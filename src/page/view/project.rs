//! Projects.

use serde::Serialize;

use super::body::Body;
use super::frame::Link;

/// A project in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectCard {
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub lead: String,
    /// Its page.
    pub url: String,
    /// How many tools it offers.
    pub tools: usize,
}

/// `projects.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectsView {
    /// In order.
    pub projects: Vec<ProjectCard>,
}

/// `project.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectView {
    /// One or two sentences.
    pub lead: String,
    /// Text.
    pub body: Body,
    /// What a reader can use.
    pub tools: Vec<ToolView>,
    /// What came of it.
    pub results: Vec<String>,
    /// Organisations.
    pub partners: Vec<String>,
    /// Whom to ask.
    pub contacts: Vec<ContactView>,
    /// The project before.
    pub previous: Option<Link>,
    /// The project after.
    pub next: Option<Link>,
}

/// Something a reader can use.
#[derive(Clone, Debug, Serialize)]
pub struct ToolView {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub text: String,
    /// Its sort.
    pub kind: Option<String>,
    /// Its address, outside the site.
    pub url: Option<String>,
}

/// Whom to ask, by role.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// The role.
    pub role: String,
    /// The organisation.
    pub organisation: Option<String>,
    /// Outside the site.
    pub url: Option<String>,
}
