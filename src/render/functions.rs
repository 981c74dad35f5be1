//! What templates can call: `text(key=…)`, `icon(name=…)`, `asset(path=…)`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::FixedState;
use tera::{Error, Function, Kwargs, State, Tera, TeraResult, Value};

use super::files::ThemeFiles;
use super::told;
use crate::diag::{Words, did_you_mean, nearest, say};
use crate::texts::{Arg, Texts};

/// Where icons stand in a theme.
const ICONS: &str = "icons/";

/// Makes the functions known to templates. `published` gives the address of every asset by its path in the theme.
pub(super) fn register(
    tera: &mut Tera,
    texts: Arc<Texts>,
    files: &ThemeFiles<'_>,
    published: BTreeMap<String, String>,
) {
    let plain = texts
        .keys()
        .iter()
        .filter_map(|key| Some((key.clone(), Value::from(texts.find(key, &[])?))))
        .collect();
    tera.register_function("text", Text { texts, plain });
    let icons = files
        .folder(ICONS, "svg")
        .filter_map(|(path, _, file)| {
            Some((path.strip_suffix(".svg")?.to_owned(), inline_icon(file.text()?)))
        })
        .collect();
    tera.register_function("icon", Icon { icons });
    tera.register_function("asset", Asset { published });
    tera.register_filter("safe", safe);
}

/// `html | safe`: what is HTML already. As the engine's own does, but without a copy of all of it.
fn safe(value: &Value, _: Kwargs, _: &State<'_>) -> Value {
    match value.as_str() {
        Some(_) => value.clone().mark_safe(),
        None => Value::safe_string(&value.to_string()),
    }
}

/// `text(key="thread-count", n=5)`: a text of the interface, with values in it.
struct Text {
    texts: Arc<Texts>,
    /// Texts without values in them, made once.
    plain: HashMap<String, Value, FixedState>,
}

impl Function<TeraResult<Value>> for Text {
    fn call(&self, kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
        let key: &str = kwargs.must_get("key")?;
        if let Some(text) = self.plain.get(key) {
            return Ok(text.clone());
        }
        let args: Vec<(&str, Arg<'_>)> = kwargs
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().filter(|name| *name != "key")?, arg(value)?)))
            .collect();
        match self.texts.find(key, &args) {
            Some(text) => Ok(text.into()),
            None => Err(Error::message(told::carried(&self.missing(key, &args)))),
        }
    }
}

impl Text {
    fn missing(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Words {
        let known = self.texts.keys().iter().map(String::as_str);
        if known.clone().any(|known| known == key) {
            let given: Vec<&str> = args.iter().map(|(name, _)| *name).collect();
            return say! {
                en: "the text `{key}` needs a value that it is not given; given are: {given}",
                nl: "de tekst `{key}` heeft een waarde nodig die er niet bij staat; wel staan er: {given}",
                key = key,
                given = given.join(", "),
            };
        }
        let near = nearest(key, known).map(|near| {
            let asked = did_you_mean(near);
            say! { en: "; {asked}", nl: "; {asked}", asked = asked }
        });
        say! {
            en: "there is no text `{key}`{near}",
            nl: "er is geen tekst `{key}`{near}",
            key = key,
            near = near.unwrap_or_default(),
        }
    }
}

fn list(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn arg(value: &Value) -> Option<Arg<'_>> {
    match value.as_str() {
        Some(text) => Some(Arg::Text(text)),
        None => value.as_f64().map(Arg::Number),
    }
}

/// `icon(name="school")`: a drawing of the theme, inlined.
struct Icon {
    icons: BTreeMap<String, Value>,
}

impl Function<TeraResult<Value>> for Icon {
    fn call(&self, kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
        let name: &str = kwargs.must_get("name")?;
        self.icons.get(name).cloned().ok_or_else(|| {
            let known: Vec<&str> = self.icons.keys().map(String::as_str).collect();
            let message = say! { en: "there is no icon `{name}`", nl: "er is geen pictogram `{name}`" };
            Error::message(format!("{}. Available icons: {}", told::carried(&message), list(&known)))
        })
    }
}

/// An icon's file as it stands in a page: hidden from screen readers, for a word always stands beside it.
fn inline_icon(svg: &str) -> Value {
    let svg = svg.trim();
    let start = svg.find("<svg").unwrap_or_default();
    let rest = svg[start..].strip_prefix("<svg").unwrap_or_default();
    Value::safe_string(&format!("<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"{rest}"))
}

/// `asset(path="css/main.css")`: the published address of a file of the theme, from the site's root.
struct Asset {
    published: BTreeMap<String, String>,
}

impl Function<TeraResult<Value>> for Asset {
    fn call(&self, kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
        let path: &str = kwargs.must_get("path")?;
        if let Some(address) = self.published.get(path) {
            return Ok(address.as_str().into());
        }
        let known: Vec<&str> = self.published.keys().map(String::as_str).collect();
        let message = say! {
            en: "the theme publishes no file `{path}`",
            nl: "het thema publiceert geen bestand `{path}`",
        };
        Err(Error::message(format!("{}. Available files: {}", told::carried(&message), list(&known))))
    }
}

#[cfg(test)]
mod tests {
    use super::safe;
    use tera::{Context, Tera, Value};

    #[test]
    fn what_is_html_already_is_shown_as_the_engine_would() {
        let long = "<p>Meer dan in een waarde zelf past</p>".repeat(3);
        let rows = [
            Value::from("<b>kort</b>"),
            Value::from(long.as_str()),
            Value::safe_string("<i>al veilig</i>"),
            Value::from(""),
            Value::from(12),
            Value::from(-0.5),
            Value::from(true),
            Value::from(vec!["<a>", "b"]),
            Value::bytes(b"<u>bytes</u>".to_vec()),
        ];
        for value in rows {
            let [engine, own] = [false, true].map(|is_own| {
                let mut tera = Tera::new();
                tera.autoescape_on([".html"]);
                if is_own {
                    tera.register_filter("safe", safe);
                }
                tera.add_raw_template("a.html", "{{ value | safe }}").expect("a template");
                let mut context = Context::new();
                context.insert_value("value", value.clone());
                tera.render("a.html", &context).map_err(|error| error.to_string())
            });
            assert_eq!(own, engine, "{value:?}");
        }
    }
}
