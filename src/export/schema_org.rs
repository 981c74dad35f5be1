//! What search engines are told, in the words of <https://schema.org>.

use serde_json::{Map, Value, json};

use crate::model::{Article, Language, Report, Stage};

/// A report as a schema.org `Report`.
pub fn report_schema<S: Stage>(report: &Report<S>, language: Language, url: Option<String>) -> Value {
    let mut value = work("Report", &report.title, language, url);
    let authors: Vec<Value> = report.authors.iter().map(|author| person(author)).collect();
    let optional = [
        ("alternativeHeadline", report.subtitle.clone().map(Value::from)),
        ("description", report.description.clone().map(Value::from)),
        ("author", (!authors.is_empty()).then(|| Value::from(authors))),
        ("publisher", report.publisher.as_deref().map(organisation)),
        ("datePublished", report.year.map(|year| Value::from(year.to_string()))),
        ("license", report.licence.clone().map(Value::from)),
        ("sameAs", report.url.clone().map(Value::from)),
    ];
    add(&mut value, optional);
    Value::from(value)
}

/// An article as a schema.org `Article`.
pub fn article_schema(article: &Article, language: Language, url: Option<String>) -> Value {
    let mut value = work("Article", &article.title, language, url);
    let optional = [
        ("headline", Some(Value::from(article.title.clone()))),
        ("description", Some(Value::from(article.lead.clone()))),
        ("author", Some(person(&article.author))),
        ("datePublished", article.date.as_ref().map(|date| Value::from(date.0.clone()))),
    ];
    add(&mut value, optional);
    Value::from(value)
}

fn work(kind: &str, name: &str, language: Language, url: Option<String>) -> Map<String, Value> {
    let mut value = Map::new();
    value.insert("@context".into(), json!("https://schema.org"));
    value.insert("@type".into(), json!(kind));
    value.insert("name".into(), json!(name));
    value.insert("inLanguage".into(), json!(language.tag()));
    add(&mut value, [("url", url.map(Value::from))]);
    value
}

fn add<const N: usize>(value: &mut Map<String, Value>, optional: [(&str, Option<Value>); N]) {
    for (name, part) in optional {
        if let Some(part) = part {
            value.insert(name.into(), part);
        }
    }
}

fn person(name: &str) -> Value {
    json!({ "@type": "Person", "name": name })
}

fn organisation(name: &str) -> Value {
    json!({ "@type": "Organization", "name": name })
}
