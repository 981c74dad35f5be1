//! `rodedraad schema`: what may be written in each file, for editors.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::say::Refused;
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
    let names: Vec<&str> = schemas.iter().map(|schema| schema.name).collect();
    let listed = names.join(", ");
    let help = match nearest(name, names) {
        Some(near) => did_you_mean(near),
        None => say! { en: "there are: {listed}", nl: "je kunt kiezen uit: {listed}" },
    };
    let message = say! { en: "there is no schema `{name}`", nl: "er is geen schema `{name}`" };
    say::refused(&Refused { message, help }, language)
}

fn written(folder: &Path, language: Language) -> Exit {
    if let Err(failure) = write(folder) {
        return say::failure(&failure, language);
    }
    let shown = say::short(folder);
    let lines = schemas()
        .iter()
        .fold(String::new(), |lines, schema| lines + &format!("  {}.json  {}\n", schema.name, schema.files));
    let words = say! { en: "Wrote to {shown}:\n{lines}", nl: "Geschreven in {shown}:\n{lines}" };
    say::out(words.get(language))
}

/// Writes all schemas to a folder, which is made where it is not there.
#[expect(clippy::disallowed_methods, reason = "schemas are for editors, and no part of the site")]
pub(super) fn write(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::io(Doing::WriteTo, folder, error))?;
    for schema in schemas() {
        let path = folder.join(format!("{}.json", schema.name));
        fs::write(&path, text(&schema)).map_err(|error| Failure::io(Doing::Write, &path, error))?;
    }
    Ok(())
}

fn text(schema: &Schema) -> String {
    format!("{:#}\n", schema.json)
}
