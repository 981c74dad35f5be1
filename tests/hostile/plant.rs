//! A site that says the marker in every field of every document, made from the declarations of the documents: a new field is
//! planted without anybody thinking of it.

use rodedraad::model::FigureKind;
use rodedraad::parse::document::{
    ActionsDoc, ArticleFront, CaseFront, FactorsDoc, FigureDoc, GlossaryDoc, IndexFront, ModelDoc, PageFront,
    ProjectFront, RecommendationsFront, RelationsDoc, ReportDoc, SiteDoc, ThreadFront,
};
use rodedraad::parse::value::{Choice, Key, Keys, Shape};

use crate::common::Site;

/// What would be markup, an attribute, a template or a formula, if it were taken for one.
pub(crate) const HARM: &str =
    "\"'><script>alert(1)</script><zq onx=1>&amp;{{7*7}}${x}]]>--> onmouseover=zq |' /C calc'!A0";

/// What is no sign of XML 1.0 or turns the order of letters, and braces that do not match.
pub(crate) const CONTROL: &str = "a\u{0}b\u{1}c\u{b}d\u{fffe}e\u{202e}f\u{7f}}}{g\\";

/// What a spreadsheet that parts cells by semicolons may take for a formula.
pub(crate) const SEMICOLON: &str = "een;=1+1;@x\"; +2 en;-3";

/// Values of fields that only take some: names of other things, addresses, and what would leave the rest unseen. An
/// empty one leaves the field out.
const FIXED: &[(&str, &str, &str)] = &[
    ("SiteDoc", "base_url", "\"https://proef.example/\""),
    ("SiteDoc", "theme", "\"draad\""),
    ("SiteDoc", "language", "\"nl\""),
    ("SiteDoc", "house_style", ""),
    ("SiteDoc", "check", ""),
    ("SiteDoc", "domain", "[{ id = \"gezin\", name = NAME, description = NAME }]"),
    ("SiteDoc", "contact", "\"https://proef.example/contact?a=1&b=%22\""),
    ("PrivacyDoc", "threshold", "0"),
    ("PrivacyDoc", "allow", ""),
    ("AudienceDoc", "id", "\"scholen\""),
    ("AudienceDoc", "icon", ""),
    ("ReportDoc", "url", "\"https://proef.example/rapport?a=1&b=%22\""),
    ("ReportDoc", "featured", "\"factors/balance\""),
    ("ReportDoc", "year", "2022"),
    ("SourceDoc", "id", "\"1\""),
    ("KeyFigureDoc", "id", "\"getal\""),
    ("KeyFigureDoc", "headline", "true"),
    ("PageKeys", "aliases", ""),
    ("ThreadFront", "factors", "[\"een\"]"),
    ("CaseFront", "source", "\"1\""),
    ("FactorsDoc", "domain", "\"gezin\""),
    ("FactorDoc", "id", "\"een\""),
    ("FigureDoc", "kind", ""),
    ("FigureDoc", "data", ""),
    ("FigureDoc", "sheet", ""),
    ("FigureDoc", "total", ""),
    ("FigureDoc", "reveal", ""),
    ("FigureDoc", "counts", ""),
    ("FigureDoc", "column", ""),
    ("FigureDoc", "rows", ""),
    ("FigureDoc", "rule", ""),
    ("ToolDoc", "url", "\"https://proef.example/?a=1&b=%22\""),
    ("ContactDoc", "url", "\"mailto:info@voorbeeld.example\""),
    ("InfluenceDoc", "domain", "\"gezin\""),
    ("NodeDoc", "id", "\"knoop\""),
    ("RelationDoc", "from", "\"knoop\""),
    ("RelationDoc", "to", "\"knoop\""),
    (
        "RelationsDoc",
        "node",
        "[{ id = \"knoop\", label = NAME, text = NAME }, { id = \"lus\", label = NAME, thread = 1 }]",
    ),
    ("RelationsDoc", "relation", "[{ from = \"knoop\", to = \"lus\", label = NAME, text = NAME }]"),
    ("PartyDoc", "id", "\"partij\""),
    ("ProgressDoc", "party", "\"partij\""),
];

/// Writes documents, and remembers what was planted.
pub(crate) struct Planter {
    /// What every marker ends with.
    tail: &'static str,
    /// The number of each marker's field, as `ReportDoc.title`.
    pub(crate) fields: Vec<String>,
}

impl Planter {
    /// The marker for one more field.
    fn marker(&mut self, field: &str) -> String {
        self.fields.push(field.to_owned());
        format!("=zq{}q{}", self.fields.len() - 1, self.tail)
    }

    /// The same as Markdown: every sign stands for itself.
    fn markdown(&mut self, field: &str) -> String {
        escaped(&self.marker(field))
    }

    /// The keys of a table, as `key = value`, one a line.
    fn table(&mut self, name: &str, keys: &[Key], depth: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for key in keys {
            let field = format!("{name}.{}", key.name);
            let owner = if PAGE_KEYS.contains(&key.name) { "PageKeys" } else { name };
            let fixed = FIXED.iter().find(|(of, field, _)| *of == owner && *field == key.name);
            let value = match fixed {
                Some((_, _, value)) => self.filled(value, &field),
                None => self.value(&(key.shape)(), &field, depth),
            };
            if !value.is_empty() {
                lines.push(format!("{} = {value}", key.name));
            }
        }
        lines
    }

    /// A fixed value with its markers put in.
    fn filled(&mut self, value: &str, field: &str) -> String {
        let mut filled = value.to_owned();
        while filled.contains("NAME") {
            filled = filled.replacen("NAME", &quoted(&self.marker(field)), 1);
        }
        filled
    }

    fn value(&mut self, shape: &Shape, field: &str, depth: usize) -> String {
        match shape {
            Shape::Text | Shape::Cell => quoted(&self.marker(field)),
            Shape::Markdown => quoted(&self.markdown(field)),
            Shape::Id => panic!("{field} is a name: give it a fixed value"),
            Shape::Whole(..) | Shape::Number => "1".to_owned(),
            Shape::Truth => "false".to_owned(),
            Shape::Date => "2022-03-01".to_owned(),
            Shape::Choice(words) => format!("\"{}\"", words[0]),
            Shape::Mentions => "[\"1c\"]".to_owned(),
            Shape::List(of) if depth < 3 || !matches!(**of, Shape::Table(_)) => {
                format!("[{}]", self.value(of, field, depth))
            }
            Shape::List(_) => String::new(),
            Shape::Table(table) => {
                format!("{{ {} }}", self.table(table.name, &(table.keys)(), depth + 1).join(", "))
            }
        }
    }

    fn toml<T: Keys>(&mut self, name: &str) -> String {
        self.table(name, &T::keys(), 0).join("\n") + "\n"
    }

    fn page<T: Keys>(&mut self, name: &str, body: &str) -> String {
        format!("+++\n{}+++\n\n{body}\n", self.toml::<T>(name))
    }

    /// A figure of a kind with so many columns of numbers, its rows in the file itself or beside it.
    fn figure(&mut self, kind: FigureKind, data: Option<&str>) -> (String, String) {
        let count = kind.columns().1.min(2);
        let names: Vec<String> = (0..=count).map(|_| self.marker("ColumnDoc.id")).collect();
        let labels = [self.marker("a row"), self.marker("a row")];
        let unit = if kind == FigureKind::Waffle { "%".to_owned() } else { self.marker("ColumnDoc.unit") };
        let mut columns = Vec::new();
        for (place, id) in names.iter().enumerate() {
            let name = quoted(&self.marker("ColumnDoc.name"));
            // Small multiples may have a unit each: there the second column of numbers has the one of the figure.
            let has_unit = place == 1 || (place == 2 && kind != FigureKind::SmallMultiples);
            let unit = if has_unit { format!(", unit = {}", quoted(&unit)) } else { String::new() };
            columns.push(format!("{{ id = {}, name = {name}{unit} }}", quoted(id)));
        }
        let numbers = match (kind, count) {
            (FigureKind::Timeline, _) => [",2021,2022", ",2023,2024"],
            (_, 2) => [",40,50", ",60,70"],
            _ => [",40", ",60"],
        };
        let rows = |write: fn(&str) -> String| -> Vec<String> {
            labels.iter().zip(numbers).map(|(label, numbers)| write(label) + numbers).collect()
        };
        let source = match data {
            Some(file) => format!("data = \"{file}\""),
            None => format!("rows = [[{}]]", rows(quoted).join("], [")),
        };
        let keys = self.toml::<FigureDoc>("FigureDoc");
        let columns = columns.join(", ");
        let spec = format!("{keys}kind = \"{}\"\n{source}\ncolumn = [{columns}]\n", kind.name());
        let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let header: Vec<String> = names.iter().map(|name| cell(name)).collect();
        (spec, [vec![header.join(",")], rows(cell)].concat().join("\n"))
    }

    /// A text that says the marker wherever Markdown can.
    fn body(&mut self, name: &str) -> String {
        const BODY: &str = "## MARK\n\nMARK *MARK* **MARK** ~~MARK~~ [MARK](https://proef.example/?a=1 \"MARK\") [^1]\n\n> MARK\n\n\
            | MARK | b |\n|------|---|\n| MARK | 1 |\n\nMARK\n: MARK\n\n- MARK\n- [ ] MARK\n\n\
            ![MARK](media/a.gif \"MARK\") en ![MARK](media/%27&zq%20onx=1.gif)\n\n[^1]: MARK\n\n\
            [MARK](<https://proef.example/\\\"\\'\\>\\<script\\>zq>)\n\n";
        let mut body = BODY.to_owned();
        while body.contains("MARK") {
            body = body.replacen("MARK", &self.markdown(name), 1);
        }
        let code = self.marker(name);
        format!("{body}``{code}``\n\n```{}\n{code}\n```\n", code.replace(['`', ' '], ""))
    }
}

/// Keys of front matter that all pages share; they are declared together.
const PAGE_KEYS: [&str; 4] = ["description", "date", "draft", "aliases"];

fn escaped(text: &str) -> String {
    let escape =
        |letter: char| if letter.is_ascii_punctuation() { format!("\\{letter}") } else { letter.to_string() };
    text.chars().map(escape).collect()
}

/// A text as TOML has it.
pub(crate) fn quoted(text: &str) -> String {
    let escape = |letter: char| match letter {
        '\\' | '"' => format!("\\{letter}"),
        letter if letter.is_ascii_control() => format!("\\u{:04x}", u32::from(letter)),
        _ => letter.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// The site, and the fields of its markers, which end in `tail`.
pub(crate) fn site(tail: &'static str) -> (Site, Vec<String>) {
    let mut planter = Planter { tail, fields: Vec::new() };
    let site = Site::new();
    let add = |path: String, text: String| site.change(&path, text);
    let up = |body: String| body.replace("](media/", "](../media/");

    add("content/site.toml".into(), planter.toml::<SiteDoc>("SiteDoc"));
    add("content/glossary.toml".into(), planter.toml::<GlossaryDoc>("GlossaryDoc"));
    let body = planter.body("home");
    add("content/index.md".into(), planter.page::<IndexFront>("IndexFront", &body));
    let body = planter.body("site page");
    add("content/over.md".into(), planter.page::<PageFront>("PageFront", &body));
    add("content/r/report.toml".into(), planter.toml::<ReportDoc>("ReportDoc"));
    let body = planter.body("report") + "\n![](figure:relations)\n\n![](figure:model)\n";
    add("content/r/index.md".into(), planter.page::<IndexFront>("IndexFront", &body));
    let advice = |planter: &mut Planter| {
        format!("\n## Voor scholen {{for=scholen}}\n\n- {}\n", planter.markdown("recommendation"))
    };
    let body = up(planter.body("thread")) + &advice(&mut planter);
    add("content/r/threads/1-a.md".into(), planter.page::<ThreadFront>("ThreadFront", &body));
    let body = advice(&mut planter);
    add(
        "content/r/recommendations/a.md".into(),
        planter.page::<RecommendationsFront>("RecommendationsFront", &body),
    );
    add("content/r/factors/a.toml".into(), planter.toml::<FactorsDoc>("FactorsDoc"));
    let body = up(planter.body("case")) + "\n![](figure:journey/1)\n";
    add("content/r/cases/1-a.md".into(), planter.page::<CaseFront>("CaseFront", &body));
    add("content/r/model.toml".into(), planter.toml::<ModelDoc>("ModelDoc"));
    add("content/r/relations.toml".into(), planter.toml::<RelationsDoc>("RelationsDoc"));
    add("content/r/actions.toml".into(), planter.toml::<ActionsDoc>("ActionsDoc"));
    for (folder, name) in [("projects", "1-a"), ("articles", "a"), ("pages", "a")] {
        let body = up(planter.body(folder));
        let text = match folder {
            "projects" => planter.page::<ProjectFront>("ProjectFront", &body),
            "articles" => planter.page::<ArticleFront>("ArticleFront", &body),
            _ => planter.page::<PageFront>("PageFront", &body),
        };
        add(format!("content/r/{folder}/{name}.md"), text);
    }
    for &kind in FigureKind::all() {
        add(format!("content/r/figures/{}.toml", kind.name()), planter.figure(kind, None).0);
    }
    let (spec, csv) = planter.figure(FigureKind::Table, Some("tabel.csv"));
    add("content/r/figures/uit-bestand.toml".into(), spec);
    add("content/r/figures/tabel.csv".into(), csv);
    for folder in ["content/media", "content/r/media"] {
        site.change(&format!("{folder}/a.gif"), PICTURE);
        site.change(&format!("{folder}/'&zq onx=1.gif"), PICTURE);
    }
    (site, planter.fields)
}

/// A picture of one pixel.
pub(crate) const PICTURE: &[u8] = b"GIF89a\x01\0\x01\0\0\0\0;";
