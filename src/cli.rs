//! The command line: words of the terminal to options, in French. No work is done here.

use std::ffi::OsString;

use clap::builder::styling::{AnsiColor, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::catalogue::{Lang, Words};

mod auditor;
mod groups;
mod rules;

pub use auditor::{BundleArgs, DiffArgs, DiffFormat, Forge, InitArgs, MergeArgs, VerifyArgs, WaiversArgs};
pub use groups::{
    FailOn, FolderArgs, GateArgs, OcrChoice, PackArgs, QuietArgs, ReadingArgs, RedactArgs, RedactChoice, ResultArgs,
    ResultFormat, SandboxChoice, ShowArgs, SignArgs, SubjectArgs,
};
pub use rules::{LintArgs, RulesArgs, RulesWork, TestArgs};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Blue.on_default().bold())
    .usage(AnsiColor::Blue.on_default().bold())
    .literal(AnsiColor::Cyan.on_default());

const TEMPLATE: &str = "{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}";

/// Lit le dossier de preuves d'un organisme de formation comme le ferait un auditeur.
#[derive(Debug, Parser)]
#[command(name = "probant", version, styles = STYLES, help_template = TEMPLATE, disable_help_subcommand = true)]
#[command(subcommand_help_heading = "Commandes", next_help_heading = "Options", disable_help_flag = true)]
#[command(disable_version_flag = true, subcommand_value_name = "COMMANDE")]
pub struct Cli {
    /// Ce qu'il faut faire.
    #[command(subcommand)]
    pub command: Command,
    /// Affiche cette aide.
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Affiche la version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    /// Couleurs du terminal : auto (par défaut), always ou never.
    #[arg(long, global = true, value_enum, default_value_t = ColourChoice::Auto, value_name = "QUAND")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub color: ColourChoice,
    /// Langue des textes : fr (par défaut) ou en (anglais). Cette aide et les textes des règles restent en français.
    #[arg(long, global = true, value_enum, default_value_t = LangChoice::Fr, value_name = "LANGUE")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub lang: LangChoice,
}

/// Les commandes.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Lit le dossier, le juge, écrit le rapport.
    #[command(help_template = TEMPLATE)]
    Check(CheckArgs),
    /// Explique un indicateur (E), une pièce (E.safety-register) ou un code de constat (expired).
    #[command(help_template = TEMPLATE)]
    Explain(ExplainArgs),
    /// Dit pourquoi un fichier compte ou non, ou ce qui s'approche le plus d'une pièce (E.safety-register).
    #[command(help_template = TEMPLATE)]
    Why(WhyArgs),
    /// Dit ce qui arrive à échéance, et quand.
    #[command(help_template = TEMPLATE)]
    Due(DueArgs),
    /// Énumère packs, indicateurs, pièces, codes ou formats.
    #[command(help_template = TEMPLATE)]
    List(ListArgs),
    /// Écrit à nouveau un rapport enregistré en JSON, dans n'importe quel format.
    #[command(help_template = TEMPLATE)]
    Render(RenderArgs),
    /// Dit si le dossier est encore celui dont parle un rapport : fichiers identiques, modifiés, déplacés, absents, en plus.
    #[command(help_template = TEMPLATE)]
    Verify(VerifyArgs),
    /// Dit ce qui a changé entre deux rapports, et pourquoi : preuve, règle, date, dérogation.
    #[command(help_template = TEMPLATE)]
    Diff(DiffArgs),
    /// Réunit les parts d'un dossier (check --shard), ou les rapports de plusieurs organismes.
    #[command(help_template = TEMPLATE)]
    Merge(MergeArgs),
    /// Prépare la liasse du jour de l'audit : un ZIP du rapport et des seules preuves retenues.
    #[command(help_template = TEMPLATE)]
    Bundle(BundleArgs),
    /// Propose des dérogations d'après les dernières colonnes, une fois remplies, du classeur écrit par -o xlsx.
    #[command(help_template = TEMPLATE)]
    Waivers(WaiversArgs),
    /// Pose quelques questions et prépare probant.yaml, le plan du dossier et le fichier de la forge.
    #[command(help_template = TEMPLATE)]
    Init(InitArgs),
    /// Pour qui écrit des règles : joue les essais d'un pack, relève ce qui n'y a pas d'effet.
    #[command(help_template = TEMPLATE)]
    Rules(RulesArgs),
    /// Écrit le script de complétion d'un interpréteur de commandes.
    #[command(help_template = TEMPLATE)]
    Completions(CompletionsArgs),
    /// Écrit la page de manuel (man).
    #[command(help_template = TEMPLATE)]
    Man,
    /// Écrit le schéma JSON d'un fichier de règles, du profil ou du rapport.
    #[command(help_template = TEMPLATE)]
    Schema(SchemaArgs),
    /// Montre ou vide le cache des lectures.
    #[command(help_template = TEMPLATE)]
    Cache(CacheArgs),
}

/// Arguments de `check`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct CheckArgs {
    #[command(flatten)]
    pub subject: SubjectArgs,
    /// Rapport à écrire, FORMAT[:CHEMIN] (text, json, html, markdown, sarif, junit, github, gitlab,
    /// xlsx, csv, ics, oscal, hdf) ; répétable ; « - » : sortie standard.
    #[arg(long, short = 'o', value_name = "FORMAT[:CHEMIN]")]
    pub output: Vec<String>,
    #[command(flatten)]
    pub show: ShowArgs,
    /// Montre dans le rapport HTML l'image des passages cités (PDF, numérisations), surlignés, et la première page des
    /// documents qui n'ont pas pu être lus.
    #[arg(long)]
    pub pictures: bool,
    #[command(flatten)]
    pub gate: GateArgs,
    /// Lit seulement la part K des fichiers partagés en N (K/N), et l'enregistre par -o json:CHEMIN ; « merge » juge les
    /// parts réunies.
    #[arg(long, value_name = "K/N")]
    pub shard: Option<String>,
    /// Recommence à chaque changement du dossier, du profil ou d'un pack donné par son chemin, jusqu'à Ctrl-C.
    #[arg(long, conflicts_with = "shard")]
    pub watch: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub signing: SignArgs,
    /// Affiche les durées et l'usage du cache.
    #[arg(long, short)]
    pub verbose: bool,
    #[command(flatten)]
    pub telling: QuietArgs,
}

/// Arguments de `due`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct DueArgs {
    #[command(flatten)]
    pub subject: SubjectArgs,
    /// Dernier jour montré, AAAA-MM-JJ (par défaut : toutes les échéances).
    #[arg(long, value_name = "JOUR")]
    pub until: Option<String>,
    /// Durée montrée à partir du jour du jugement, telle que P3M (trois mois).
    #[arg(long, value_name = "DURÉE")]
    pub within: Option<String>,
    /// Liste à écrire, FORMAT[:CHEMIN] (text, ics, csv, json) ; répétable ; « - » : sortie standard.
    #[arg(long, short = 'o', value_name = "FORMAT[:CHEMIN]")]
    pub output: Vec<String>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// Arguments de `render`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct RenderArgs {
    /// Rapport enregistré par `check -o json:…` ; « - » : entrée standard.
    #[arg(value_name = "RAPPORT")]
    pub report: String,
    /// Rapport à écrire, FORMAT[:CHEMIN] ; répétable.
    #[arg(long, short = 'o', value_name = "FORMAT[:CHEMIN]")]
    pub output: Vec<String>,
    #[command(flatten)]
    pub show: ShowArgs,
    #[command(flatten)]
    pub telling: QuietArgs,
}

/// Arguments de `explain`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct ExplainArgs {
    /// Indicateur, pièce ou code.
    #[arg(value_name = "ID")]
    pub id: String,
    #[command(flatten)]
    pub rules: PackArgs,
}

/// Arguments de `why`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct WhyArgs {
    /// Fichier du dossier (ou une partie de son nom), ou pièce.
    #[arg(value_name = "FICHIER|PIÈCE")]
    pub about: String,
    #[command(flatten)]
    pub redact: RedactArgs,
    #[command(flatten)]
    pub subject: SubjectArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// Arguments de `list`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct ListArgs {
    /// Ce qu'il faut énumérer : packs, indicators, artefacts, codes ou formats.
    #[arg(value_enum, value_name = "QUOI", hide_possible_values = true)]
    pub what: Listed,
    #[command(flatten)]
    pub rules: PackArgs,
    #[command(flatten)]
    pub result: ResultArgs,
}

/// Arguments de `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Interpréteur : bash, zsh, fish, elvish ou powershell.
    #[arg(value_enum, value_name = "INTERPRÉTEUR", hide_possible_values = true)]
    pub shell: Shell,
}

/// Arguments de `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Fichier décrit : pack, indicator, kinds, vocabulary, pack-tests, profile ou report.
    #[arg(value_enum, value_name = "FICHIER", hide_possible_values = true)]
    pub of: SchemaOf,
}

/// Arguments de `cache`.
#[derive(Debug, Args)]
pub struct CacheArgs {
    /// Ce qu'il faut faire : stats (ce que le cache contient) ou clean (le vider).
    #[arg(value_enum, value_name = "ACTION", hide_possible_values = true)]
    pub work: CacheWork,
}

/// Ce que `cache` fait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum CacheWork {
    Stats,
    Clean,
}

/// Langues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are the languages")]
pub enum LangChoice {
    Fr,
    En,
}

impl From<LangChoice> for Lang {
    fn from(choice: LangChoice) -> Self {
        match choice {
            LangChoice::Fr => Self::Fr,
            LangChoice::En => Self::En,
        }
    }
}

/// Couleurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ColourChoice {
    Auto,
    Always,
    Never,
}

/// Ce que `list` énumère.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the contract, section 3")]
pub enum Listed {
    Packs,
    Indicators,
    Artefacts,
    Codes,
    Formats,
}

/// Ce que `schema` décrit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the contract, section 3")]
pub enum SchemaOf {
    Pack,
    Indicator,
    Kinds,
    Vocabulary,
    PackTests,
    Profile,
    Report,
}

/// What the help says of `--limit`.
#[cfg(test)]
pub(crate) fn limit_help() -> String {
    let check = Cli::command().find_subcommand("check").cloned().unwrap_or_default();
    let limit = check.get_arguments().find(|argument| argument.get_id() == "limit");
    limit.and_then(|limit| limit.get_help()).map(ToString::to_string).unwrap_or_default()
}

/// The script by which `shell` completes the commands and options of this program.
pub fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "probant", &mut script);
    script
}

/// The manual page, in roff.
///
/// # Errors
/// None that memory does not give.
pub fn manual() -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    Ok(page)
}

/// Reads the command line.
///
/// # Errors
/// The text to show and whether it is help that was asked for (true) or a mistake (false).
pub fn parse() -> Result<Cli, (String, bool)> {
    Cli::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => (error.render().ansi().to_string(), true),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (error.render().ansi().to_string(), false),
        kind => (in_words(&error, kind, &Words::new(asked_for(std::env::args_os()))), false),
    })
}

/// The language that a command line asks for, though the rest of it may be wrong.
fn asked_for(arguments: impl Iterator<Item = OsString>) -> Lang {
    let texts = arguments.map(|argument| argument.to_string_lossy().into_owned());
    let options: Vec<String> = texts.take_while(|text| text != "--").collect();
    let glued = options.iter().find_map(|option| option.strip_prefix("--lang="));
    let apart = options.iter().skip_while(|option| *option != "--lang").nth(1).map(String::as_str);
    glued.or(apart).and_then(Lang::from_id).unwrap_or_default()
}

fn in_words(error: &clap::Error, kind: ErrorKind, words: &Words) -> String {
    let said = |context| match error.get(context) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(said).find(|text| !text.is_empty()).unwrap_or_default();
    let args = [
        ("arg", said(ContextKind::InvalidArg)),
        ("value", said(ContextKind::InvalidValue)),
        ("command", said(ContextKind::InvalidSubcommand)),
        ("choices", said(ContextKind::ValidValue)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let key = match kind {
        ErrorKind::UnknownArgument => "cli-unknown-argument",
        ErrorKind::InvalidSubcommand => "cli-unknown-command",
        ErrorKind::InvalidValue => "cli-invalid-value",
        ErrorKind::MissingRequiredArgument => "cli-missing-argument",
        _ => "cli-usage",
    };
    let hint = if near.is_empty() { String::new() } else { words.tell("cli-near", &[("near", &near)]) };
    format!("{}{hint}\n{}\n", words.tell(key, &args), words.say("cli-help-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_mistake_is_the_one_asked_for() {
        let asked = |line: &str| asked_for(line.split(' ').map(OsString::from));
        for line in ["probant --lang en chek", "probant check --lang=en --nope", "probant check . --nope --lang en"] {
            assert_eq!(asked(line), Lang::En, "{line}");
        }
        for line in ["probant chek", "probant check --lang", "probant check --lang xx", "probant why -- --lang=en"] {
            assert_eq!(asked(line), Lang::Fr, "{line}");
        }
    }

    #[test]
    fn every_language_of_the_catalogue_can_be_asked_for() {
        let offered: Vec<Lang> = LangChoice::value_variants().iter().map(|choice| Lang::from(*choice)).collect();
        assert_eq!(offered, Lang::ALL);
    }
}
