//! One page of text: about 2.3 kB of Markdown with what reports are made of.

use super::chance::Chance;

/// How many pages a section has.
const PER_SECTION: usize = 50;

const WHO: &[&str] = &[
    "de jongerenwerker",
    "een buurvrouw",
    "de schoolarts",
    "het wijkteam",
    "een vrijwilliger",
    "de mentor",
    "de pleegouder",
    "een oudere broer",
    "de gezinscoach",
    "de leerplichtambtenaar",
    "een docent wiskunde",
    "de intern begeleider",
    "een opa van het plein",
    "de trainer van de zwemclub",
    "het consultatiebureau",
    "een ervaringsdeskundige",
    "de conciërge",
    "de praktijkondersteuner",
    "een klasgenoot",
    "de raadsgriffier",
];

const DOES: &[&str] = &[
    "belt",
    "bezoekt",
    "helpt",
    "hoort",
    "kent",
    "steunt",
    "waarschuwt",
    "ontmoet",
    "vertrouwt",
    "begrijpt",
    "vergeet",
    "mist",
    "groet",
    "bedankt",
    "vervangt",
    "overtuigt",
];

const WHOM: &[&str] = &[
    "het gezin",
    "de ouders",
    "een leerling",
    "de nieuwe buren",
    "het kind",
    "de hele klas",
    "een collega",
    "de huisarts",
    "het meisje",
    "de jongen",
    "een moeder met drie kinderen",
    "de voogd",
    "een vader",
    "de tweeling",
];

const WHEN: &[&str] = &[
    "elke dinsdag",
    "na de zomervakantie",
    "in de eerste week",
    "sinds de verhuizing",
    "om half negen",
    "aan het eind van het schooljaar",
    "zodra het regent",
    "voor het eten",
    "in de pauze",
    "op de laatste dag",
    "tijdens het overleg",
    "een keer per maand",
];

const WHERE: &[&str] = &[
    "bij de bibliotheek",
    "in het buurthuis",
    "op het schoolplein",
    "aan de keukentafel",
    "in de gymzaal",
    "achter de kerk",
    "op de kinderboerderij",
    "in de moestuin",
    "bij de bushalte",
    "in de spreekkamer",
    "langs het kanaal",
    "in de kantine",
    "voor de balie",
    "op kantoor",
];

const BECAUSE: &[&str] = &[
    "want niemand anders had tijd",
    "omdat het formulier te lang was",
    "zodat de wachtlijst korter werd",
    "hoewel de subsidie was gestopt",
    "want vertrouwen kost tijd",
    "omdat de fiets gestolen was",
    "zodat iedereen weet wie wat doet",
    "al stond dat niet in het plan",
    "omdat het vorige gesprek goed ging",
    "want de deur stond open",
];

const THINGS: &[&str] = &[
    "afspraak",
    "aanmelding",
    "speeltuin",
    "huiswerkklas",
    "leesmiddag",
    "kookclub",
    "avondronde",
    "overdracht",
    "wachtlijst",
    "vragenlijst",
    "ouderavond",
    "stageplek",
    "doorverwijzing",
    "logeerplek",
    "weekplanning",
    "buurtmaaltijd",
    "taalles",
    "verjaardag",
    "nazorg",
    "kennismaking",
];

const HOW: &[&str] = &[
    "goede",
    "late",
    "vaste",
    "korte",
    "rustige",
    "gratis",
    "eerlijke",
    "vergeten",
    "gezamenlijke",
    "warme",
    "losse",
    "dubbele",
];

const OUTSIDE: &[&str] =
    &["https://bron.example/onderzoek", "https://voorbeeld.example/wijk", "https://register.example/lijst"];

/// A page, whichever form it is written in.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Its title.
    pub(crate) title: String,
    /// One sentence.
    pub(crate) description: String,
    /// Markdown.
    pub(crate) body: String,
}

/// Page `index` of `total`, which differ only in where they link to. `link` gives the address of another page from this
/// one; `figure` stands after the first paragraph.
pub(crate) fn page(index: usize, total: usize, figure: &str, link: impl Fn(usize) -> String) -> Page {
    let mut writer = Writer { chance: Chance::of_page(index) };
    let title = writer.title();
    let description = writer.words();
    let [near, far] = [11, 23].map(|step| link(neighbour(index, total, step)));
    let body = [
        writer.sentences(4),
        figure.to_owned(),
        format!("## {}", writer.heading()),
        writer.linked(&near),
        writer.list("-", 4),
        format!("### {}", writer.heading()),
        writer.sentences(3),
        format!("## {}", writer.heading()),
        writer.table(),
        writer.sentences(3),
        format!("## {}", writer.heading()),
        writer.list("1.", 3),
        format!("### {}", writer.heading()),
        format!("{} Lees verder over [de {}]({far}).", writer.sentence(), writer.thing()),
        format!("## {}", writer.heading()),
        writer.sentences(4),
        format!("[^1]: Opgetekend {}, in {}.", writer.chance.one_of(WHERE), writer.year()),
    ];
    let mut body = body.into_iter().filter(|block| !block.is_empty()).collect::<Vec<_>>().join("\n\n");
    body.push('\n');
    Page { title, description, body }
}

/// A page of the same section, `step` further; past the section's end it starts anew.
fn neighbour(index: usize, total: usize, step: usize) -> usize {
    let first = index - index % PER_SECTION;
    let count = PER_SECTION.min(total - first);
    first + (index - first + step) % count
}

/// The path of a page's section: `deel-003`.
pub(crate) fn section(index: usize) -> String {
    section_name(index / PER_SECTION)
}

/// The path of a section.
pub(crate) fn section_name(section: usize) -> String {
    format!("deel-{section:04}")
}

/// How many sections so many pages have.
pub(crate) fn sections(pages: usize) -> usize {
    pages.div_ceil(PER_SECTION)
}

/// The name of a page's file, without its extension.
pub(crate) fn name(index: usize) -> String {
    format!("blad-{index:06}")
}

/// A chart with twelve rows of two numbers, as a figure file.
pub(crate) fn chart(index: usize) -> String {
    let mut writer = Writer { chance: Chance::of_page(usize::MAX - index) };
    let (title, takeaway) = (writer.title(), writer.words());
    let rows: Vec<String> = WHERE[..12]
        .iter()
        .map(|place| {
            format!("  [\"{place}\", {}, {}],", writer.chance.below(900) + 20, writer.chance.below(900))
        })
        .collect();
    format!(
        "title = \"{title}\"\nkind = \"grouped-bar\"\ntakeaway = \"{takeaway}\"\nsource = \"Een verzonnen telling\"\n\
         rows = [\n{}\n]\n\n[[column]]\nid = \"waar\"\nname = \"Waar\"\n\n\
         [[column]]\nid = \"eerst\"\nname = \"Vorig jaar\"\n\n[[column]]\nid = \"nu\"\nname = \"Dit jaar\"\n",
        rows.join("\n")
    )
}

struct Writer {
    chance: Chance,
}

impl Writer {
    fn thing(&mut self) -> &'static str {
        self.chance.one_of(THINGS)
    }

    fn year(&mut self) -> usize {
        2005 + self.chance.below(20)
    }

    fn title(&mut self) -> String {
        let title = format!("{} {} {}", self.chance.one_of(HOW), self.thing(), self.chance.one_of(WHERE));
        capital(&title)
    }

    fn heading(&mut self) -> String {
        let heading = format!("{} {}", self.chance.one_of(HOW), self.thing());
        capital(&heading)
    }

    /// A sentence without marks.
    fn words(&mut self) -> String {
        self.sentence().replace('*', "")
    }

    fn sentence(&mut self) -> String {
        let (who, does, whom) = (self.chance.one_of(WHO), self.chance.one_of(DOES), self.chance.one_of(WHOM));
        let sentence = match self.chance.below(7) {
            0 => {
                format!("{who} {does} {whom} {}, {}", self.chance.one_of(WHERE), self.chance.one_of(BECAUSE))
            }
            1 => format!("{} {does} {who} {whom} {}", self.chance.one_of(WHEN), self.chance.one_of(WHERE)),
            2 => format!("{who} en {whom} praten over de **{}**", self.thing()),
            3 => format!("{who} {does} {whom}, {}", self.chance.one_of(BECAUSE)),
            4 => format!(
                "in {} ging het om {} gezinnen per {}",
                self.year(),
                self.chance.below(400),
                self.thing()
            ),
            5 => format!("{who} {does} {whom} met een *{} {}*", self.chance.one_of(HOW), self.thing()),
            _ => format!("{who} {does} {whom} {}", self.chance.one_of(WHEN)),
        };
        capital(&sentence) + "."
    }

    fn sentences(&mut self, count: usize) -> String {
        (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }

    /// A paragraph with a link out of the site, one inside it, and a footnote.
    fn linked(&mut self, near: &str) -> String {
        let outside = format!("{}/{}", self.chance.one_of(OUTSIDE), self.chance.below(10_000));
        let (this, that) = (self.thing(), self.thing());
        format!("{} Vergelijk [de {this}]({outside}) met [de {that}]({near}).[^1]", self.sentences(2))
    }

    fn list(&mut self, mark: &str, count: usize) -> String {
        (0..count).map(|_| format!("{mark} {}", self.sentence())).collect::<Vec<_>>().join("\n")
    }

    fn table(&mut self) -> String {
        let head = format!("| Waar | {} | {} | Wie |", self.thing(), self.thing());
        let rows = (0..6).map(|_| {
            format!(
                "| {} | {} | {},{} | {} |",
                self.chance.one_of(WHERE),
                self.chance.below(5000),
                self.chance.below(100),
                self.chance.below(10),
                self.chance.one_of(WHO)
            )
        });
        let rows: Vec<String> = rows.collect();
        format!("{head}\n| :--- | ---: | ---: | :---: |\n{}", rows.join("\n"))
    }
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters.as_str().chars()).collect()
}
