//! An article, and all articles of a report.

use super::compose::Composer;
use super::report;
use super::view::{ArticleCard, ArticleView, ArticlesView, CitationView, Link};
use crate::export;
use crate::model::Place;

/// An article in a list.
pub(super) fn card(composer: &Composer<'_>, report: usize, index: usize) -> ArticleCard {
    let article = &composer.report(report).articles[index];
    ArticleCard {
        title: article.title.clone(),
        lead: article.lead.clone(),
        author: article.author.clone(),
        date: article.date.as_ref().map(|date| composer.date(date)),
        url: composer.url(&Place::Article(report, index)),
    }
}

/// `articles.html`
pub(super) fn articles(composer: &Composer<'_>, report: usize) -> ArticlesView {
    let count = composer.report(report).articles.len();
    ArticlesView { articles: (0..count).map(|index| card(composer, report, index)).collect() }
}

/// `article.html`
pub(super) fn article(composer: &Composer<'_>, report: usize, index: usize) -> ArticleView {
    let all = &composer.report(report).articles;
    let article = &all[index];
    let others = (0..all.len()).filter(|&other| other != index).map(|other| Link {
        text: all[other].title.clone(),
        url: composer.url(&Place::Article(report, other)),
    });
    let folder = composer.plan.addresses().folder(&Place::Article(report, index));
    ArticleView {
        article: card(composer, report, index),
        author_role: article.author_role.clone(),
        published_in: article.published_in.clone(),
        body: composer.body(&article.prose),
        citation: CitationView {
            text: export::article_citation(article, composer.plan.site.language),
            downloads: report::citation_downloads(&folder),
            data: Vec::new(),
        },
        others: others.collect(),
    }
}
