//! The help of the command line and its own mistakes, in Dutch.
//!
//! In: the command with the English of its doc comments. Out: the same in Dutch, sentence by sentence. A test fails when
//! one is missing here.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

/// Every sentence of the help, in English and in Dutch.
const HELP: &[(&str, &str)] = &[
    (
        env!("CARGO_PKG_DESCRIPTION"),
        "Maakt van een onderzoeksrapport, met bevindingen in Markdown en factoren in TOML, een toegankelijke website met \
         infographics",
    ),
    (
        "Makes the website: content/ to output/, all or nothing",
        "Maakt de website: van content/ naar output/, alles of niets",
    ),
    (
        "Shows the website in your browser, and changes it as you write",
        "Toont de website in je browser, en past die aan terwijl je schrijft",
    ),
    ("Says all that is wrong, and writes nothing", "Zegt wat er allemaal fout is, en schrijft niets"),
    (
        "Says what a mistake means and how to mend it; without a code, lists them all",
        "Zegt wat een fout betekent en hoe je die herstelt; zonder code krijg je ze allemaal",
    ),
    (
        "The language of what is said: nl or en; unless given, that of your system",
        "De taal van wat er wordt gezegd: nl of en; anders de taal van je systeem",
    ),
    ("The site's folder, which holds content/", "De map van de site, waar content/ in staat"),
    (
        "How mistakes are told: text or plain sentences on standard error; json, github or sarif on standard output",
        "Hoe fouten worden gemeld: text of plain (gewone zinnen) op standard error; json, github of sarif op standard output",
    ),
    (
        "Ends with an error on warnings as well; a build then writes nothing",
        "Stopt ook bij waarschuwingen; er wordt dan niets geschreven",
    ),
    (
        "The folder to write to; by default output/ in the site's folder",
        "De map om in te schrijven; anders output/ in de map van de site",
    ),
    ("Says only what is wrong", "Zegt alleen wat er fout is"),
    (
        "Builds again whenever a file changes, until Ctrl-C",
        "Bouwt opnieuw zodra een bestand verandert, tot Ctrl-C",
    ),
    (
        "With --watch: looks at the files now and then, where the system does not tell of changes",
        "Bij --watch: kijkt af en toe naar de bestanden, als het systeem wijzigingen niet doorgeeft",
    ),
    (
        "Writes a list of the personal data that was found, and why it is allowed, in Markdown",
        "Schrijft in Markdown een lijst van de persoonsgegevens die zijn gevonden, en waarom ze mogen",
    ),
    (
        "Also asks other sites whether the pages that are linked to are still there",
        "Vraagt ook andere sites of de pagina's er nog zijn waar links naartoe gaan",
    ),
    (
        "The code between the brackets, such as unknown-source",
        "De code tussen de haken, zoals unknown-source",
    ),
    (
        "The port to listen on; when it is taken, the next that is free",
        "De poort om op te luisteren; is die bezet, dan de volgende die vrij is",
    ),
    (
        "Listens on this address in place of this machine's own: others on the network can then read the site",
        "Luistert op dit adres in plaats van alleen op deze computer: anderen in het netwerk kunnen de site dan lezen",
    ),
    ("Opens the site in the browser", "Opent de site in de browser"),
    (
        "Shows drafts, marked as such; this is so unless --no-drafts is given",
        "Toont ook wat nog niet af is, met een merkteken; dat gebeurt altijd, behalve met --no-drafts",
    ),
    ("Leaves drafts out, as build does", "Laat weg wat nog niet af is, net als build"),
    (
        "Looks at the files now and then, for containers and network drives where the system does not tell of changes",
        "Kijkt af en toe naar de bestanden, voor containers en netwerkschijven waar het systeem wijzigingen niet doorgeeft",
    ),
    (
        "The address that opens your editor at a place, such as `idea://open?file=/{path}&line={line}`",
        "Het adres dat je editor op een plek opent, zoals `idea://open?file=/{path}&line={line}`",
    ),
    (
        "Writes JSON Schemas, with which editors complete and check what you type",
        "Schrijft JSON Schema's, waarmee editors aanvullen en controleren wat je typt",
    ),
    (
        "Prints one schema, such as factors, in place of writing all",
        "Toont één schema, zoals factors, in plaats van ze allemaal te schrijven",
    ),
    (
        "The folder to write to; by default .rodedraad/schema/ in the site's folder",
        "De map om in te schrijven; anders .rodedraad/schema/ in de map van de site",
    ),
    (
        "Starts a site, or adds a report, thread, case, figure and so on to one",
        "Begint een site, of voegt er een rapport, rode draad, casus, figuur enzovoort aan toe",
    ),
    ("Its title; the folder is called after it", "De titel; de map krijgt die naam"),
    ("Its title; the file is called after it", "De titel; het bestand krijgt die naam"),
    (
        "The domain they belong to: an id from [[domain]] in site.toml",
        "Het domein waar ze bij horen: een id van een [[domain]] in site.toml",
    ),
    ("Whether they help or hinder", "Of ze helpen of belemmeren"),
    (
        "The report's folder in content/; need not be given where there is one report",
        "De map van het rapport in content/; niet nodig als er maar één rapport is",
    ),
    (
        "A small, complete site to learn from, in a new folder",
        "Een kleine, complete site om van te leren, in een nieuwe map",
    ),
    (
        "A report: a folder with its title, sources and introduction",
        "Een rapport: een map met de titel, de bronnen en een inleiding",
    ),
    (
        "A thread: one finding, its main recommendation, and recommendations per audience",
        "Een rode draad: één bevinding, de hoofdaanbeveling en aanbevelingen per doelgroep",
    ),
    (
        "Factors of one domain: what helps, or what hinders",
        "Factoren van één domein: wat helpt, of wat belemmert",
    ),
    (
        "A case: whom it is about, the journey, and how it ended",
        "Een casus: over wie het gaat, de stappen, en hoe het afliep",
    ),
    ("A figure drawn from a table", "Een figuur van een tabel"),
    (
        "An article: opinion or background, with its author",
        "Een artikel: mening of achtergrond, met de schrijver",
    ),
    ("A project: what it did and what came of it", "Een project: wat het deed en wat het opleverde"),
    ("Any other page of a report", "Elke andere pagina van een rapport"),
    (
        "The folder to make it in: a new one, or an empty one",
        "De map om de site in te maken: een nieuwe, of een lege",
    ),
    (
        "The site's name; made from the folder's name unless given",
        "De naam van de site; anders gemaakt van de naam van de map",
    ),
    (
        "Also asks other sites whether the pages that are linked to are still there",
        "Vraagt ook andere sites of de pagina's waar je naar verwijst er nog zijn",
    ),
    ("How mistakes are told", "Hoe fouten worden gemeld"),
    (
        "Ends with an error on warnings as well; a build then writes nothing",
        "Laat ook waarschuwingen als fout tellen; build schrijft dan niets",
    ),
    ("Print help", "Toont deze hulp"),
    ("Print version", "Toont de versie"),
    ("Print this message or the help of the given subcommand(s)", "Toont deze hulp, of die van een opdracht"),
];

/// What stands for a value.
const VALUES: &[(&str, &str)] = &[
    ("ADDRESS", "ADRES"),
    ("DIR", "MAP"),
    ("FILE", "BESTAND"),
    ("FOLDER", "MAP"),
    ("FORM", "VORM"),
    ("LANGUAGE", "TAAL"),
    ("LINK", "LINK"),
    ("NAME", "NAAM"),
    ("PORT", "POORT"),
    ("TITLE", "TITEL"),
    ("WHAT", "WAT"),
];

/// Words that the help is put together with.
const FRAME: &[(&str, &str)] = &[
    ("Usage:", "Gebruik:"),
    ("Commands:", "Opdrachten:"),
    ("Arguments:", "Argumenten:"),
    ("Options:", "Opties:"),
    ("[OPTIONS]", "[OPTIES]"),
    ("<COMMAND>", "<OPDRACHT>"),
    ("[COMMAND]", "[OPDRACHT]"),
    ("[default: ", "[standaard: "),
    ("[possible values: ", "[mogelijk: "),
    ("Possible values:", "Mogelijk:"),
];

fn dutch(english: &StyledStr) -> Option<&'static str> {
    let english = english.to_string();
    HELP.iter().find(|(known, _)| *known == english).map(|(_, dutch)| *dutch)
}

/// A command with its help in Dutch.
pub(super) fn help(mut command: Command) -> Command {
    command.build();
    translated(command)
}

fn translated(mut command: Command) -> Command {
    if let Some(about) = command.get_about().and_then(dutch) {
        command = command.about(about);
    }
    command
        .mut_args(|arg| {
            let value = arg.get_value_names().and_then(|names| {
                VALUES.iter().find(|(english, _)| names.iter().any(|name| *name == **english))
            });
            let arg = match value {
                Some((_, dutch)) => arg.value_name(*dutch),
                None => arg,
            };
            match arg.get_help().and_then(dutch) {
                Some(help) => arg.help(help),
                None => arg,
            }
        })
        .mut_subcommands(translated)
}

/// What came of arguments that do not make a command: the help, or what is wrong with them. As text with colours.
pub(super) fn text(error: &Error) -> String {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion
    );
    if is_help {
        return framed(error.render().ansi().to_string());
    }
    let tip = tip(error).map(|tip| format!("\n  tip: {tip}\n")).unwrap_or_default();
    format!("fout: {}\n{tip}\nMeer weten? Probeer `--help`.\n", mistake(error))
}

fn framed(help: String) -> String {
    FRAME.iter().fold(help, |help, (english, dutch)| help.replace(english, dutch))
}

fn mistake(error: &Error) -> String {
    let said = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("er is geen opdracht `{}`", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "er staat geen opdracht".to_owned(),
        ErrorKind::UnknownArgument => format!("er is geen optie `{argument}`"),
        ErrorKind::InvalidValue if value.is_empty() => format!("achter `{argument}` hoort een waarde"),
        ErrorKind::InvalidValue => format!("`{value}` kan niet bij `{argument}`"),
        ErrorKind::ValueValidation => format!("`{value}` past niet bij `{argument}`"),
        ErrorKind::MissingRequiredArgument => format!("dit ontbreekt nog: {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` gaat niet samen met `{}`", said(ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues => format!("`{argument}` kan maar één waarde hebben"),
        ErrorKind::NoEquals => format!("achter `{argument}` hoort `=` met een waarde"),
        ErrorKind::InvalidUtf8 => "een van de argumenten is geen leesbare tekst".to_owned(),
        _ => "deze opdracht is niet te begrijpen".to_owned(),
    }
}

fn tip(error: &Error) -> Option<String> {
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    if let Some(near) = suggested.into_iter().find_map(|kind| error.get(kind)) {
        let near = match near {
            ContextValue::Strings(several) => several.join("` of `"),
            one => words(one),
        };
        return Some(format!("bedoel je `{near}`?"));
    }
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let valid = valid.into_iter().find_map(|kind| error.get(kind))?;
    Some(format!("kies uit {}", words(valid)))
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::builder::StyledStr;
    use clap::{Command, CommandFactory};

    use super::{dutch, help};
    use crate::cli::Cli;

    fn sentences(command: &Command, found: &mut Vec<StyledStr>) {
        found.extend(command.get_about().cloned());
        found.extend(command.get_arguments().filter_map(|argument| argument.get_help().cloned()));
        command.get_subcommands().for_each(|command| sentences(command, found));
    }

    #[test]
    fn all_help_has_its_dutch() {
        let mut command = Cli::command();
        command.build();
        let mut all = Vec::new();
        sentences(&command, &mut all);
        let missing: Vec<String> =
            all.iter().filter(|text| dutch(text).is_none()).map(StyledStr::to_string).collect();
        assert!(missing.is_empty(), "{missing:#?}");
        let mut now = Vec::new();
        sentences(&help(Cli::command()), &mut now);
        assert_eq!(now.len(), all.len());
        assert!(now.iter().all(|text| dutch(text).is_none()), "{now:#?}");
    }
}
