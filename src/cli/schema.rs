//! `rodedraad schema`: what may be written in each file, for editors.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Exit, Root, say};
use crate::diag::{Doing, Failure, Language, did_you_mean, nearest, say};
use crate::schema::{FOLDER, Schema, schemas};

#[derive(Args)]
pub(super) struct Schemas {
    /// Prints one schema, such as factors, in place of writing all
    name: Option<String>,
    #[command(flatten)]
    root: Root,
    /// The folder to write to; by default .rodedraad/schema/ in the site's folder
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    out: Option<PathBuf>,
}

impl Schemas {
    /// Writes all schemas, or prints one.
    pub(super) fn run(self, language: Language) -> Exit {
        match self.name {
            Some(name) => print(&name, language),
            None => written(&self.out.unwrap_or_else(|| folder(&self.root.root)), language),
        }
    }
}

/// Where the schemas of a site stand.
pub(super) fn folder(root: &Path) -> PathBuf {
    if root == Path::new(".") { FOLDER.into() } else { root.join(FOLDER) }
}

fn print(name: &str, language: Language) -> Exit {
    let schemas = schemas();
    if let Some(schema) = schemas.iter().find(|schema| schema.name == name) {
        return say::out(&text(schema));
    }
    let names = schemas.iter().map(|schema| schema.name);
    let hint = match nearest(name, names.clone()) {
        Some(near) => did_you_mean(near),
        None => {
            let known = names.collect::<Vec<_>>().join(", ");
            say! { en: "there are {known}", nl: "deze zijn er: {known}" }
        }
    };
    let told = say! {
        en: "error: there is no schema `{name}`\n\n  help: {hint}\n",
        nl: "fout: er is geen schema `{name}`\n\n  tip: {hint}\n",
        hint = hint,
    };
    say::err(told.get(language));
    Exit::Failed
}

fn written(folder: &Path, language: Language) -> Exit {
    if let Err(failure) = write(folder) {
        return say::failure(&failure, language);
    }
    let shown = say::short(folder);
    let lines = schemas()
        .iter()
        .fold(String::new(), |lines, schema| lines + &format!("  {}.json  {}\n", schema.name, schema.files));
    let told = say! { en: "Wrote to {shown}:\n{lines}", nl: "Geschreven naar {shown}:\n{lines}" };
    say::out(told.get(language))
}

/// Writes all schemas to a folder, which is made where it is not there.
pub(super) fn write(folder: &Path) -> Result<(), Failure> {
    make(folder)?;
    for schema in schemas() {
        let path = folder.join(format!("{}.json", schema.name));
        #[expect(clippy::disallowed_methods, reason = "schemas are for editors, and no part of the site")]
        fs::write(&path, text(&schema)).map_err(|error| Failure::io(Doing::Write, &path, error))?;
    }
    Ok(())
}

fn make(folder: &Path) -> Result<(), Failure> {
    #[expect(clippy::disallowed_methods, reason = "schemas are for editors, and no part of the site")]
    fs::create_dir_all(folder).map_err(|error| Failure::io(Doing::WriteTo, folder, error))
}

fn text(schema: &Schema) -> String {
    format!("{:#}\n", schema.json)
}
