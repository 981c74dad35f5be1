//! A project, and all projects of a report.

use super::compose::{Composer, neighbours};
use super::view::{ContactView, Link, ProjectCard, ProjectView, ProjectsView, ToolView};
use crate::model::Place;

/// A project in a list.
pub(super) fn card(composer: &Composer<'_>, report: usize, index: usize) -> ProjectCard {
    let project = &composer.report(report).projects[index];
    ProjectCard {
        title: project.title.clone(),
        lead: project.lead.clone(),
        url: composer.url(&Place::Project(report, index)),
        tools: project.tools.len(),
    }
}

/// `projects.html`
pub(super) fn projects(composer: &Composer<'_>, report: usize) -> ProjectsView {
    let count = composer.report(report).projects.len();
    ProjectsView { projects: (0..count).map(|index| card(composer, report, index)).collect() }
}

/// `project.html`
pub(super) fn project(composer: &Composer<'_>, report: usize, index: usize) -> ProjectView {
    let all = &composer.report(report).projects;
    let project = &all[index];
    let link = |index: usize| Link {
        text: all[index].title.clone(),
        url: composer.url(&Place::Project(report, index)),
    };
    let (previous, next) = neighbours(all, index, link);
    let tools = project.tools.iter().map(|tool| ToolView {
        name: tool.name.clone(),
        text: tool.text.clone(),
        kind: tool.kind.clone(),
        url: tool.url.clone(),
    });
    let contacts = project.contacts.iter().map(|contact| ContactView {
        role: contact.role.clone(),
        organisation: contact.organisation.clone(),
        url: contact.url.clone(),
    });
    ProjectView {
        lead: project.lead.clone(),
        body: composer.body(&project.prose),
        tools: tools.collect(),
        results: project.results.clone(),
        partners: project.partners.clone(),
        contacts: contacts.collect(),
        previous,
        next,
    }
}
