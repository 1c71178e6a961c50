//! The command line: words of the terminal to options, in French. No work is done here.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::catalogue::Words;

mod auditor;
mod rules;

pub use auditor::{BundleArgs, DiffArgs, DiffFormat, Forge, InitArgs, MergeArgs, VerifyArgs};
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

/// Où est le dossier.
#[derive(Debug, Args)]
pub struct FolderArgs {
    /// Dossier de preuves (par défaut : le dossier courant).
    #[arg(default_value = ".", value_name = "DOSSIER", hide_default_value = true)]
    pub folder: PathBuf,
}

/// Les règles.
#[derive(Debug, Args)]
pub struct PackArgs {
    /// Pack de règles, par son identifiant ou son chemin ; répétable.
    #[arg(long, value_name = "PACK")]
    pub pack: Vec<String>,
}

/// Qui signe.
#[derive(Debug, Args)]
pub struct SignArgs {
    /// Clé privée SSH (ed25519) qui signe chaque rapport JSON écrit dans un fichier : RAPPORT.sig, que « verify » contrôle.
    #[arg(long, value_name = "CLÉ")]
    pub sign: Option<PathBuf>,
}

/// Ce qui est dit du travail.
#[derive(Debug, Args)]
pub struct QuietArgs {
    /// N'affiche ni progression ni résumé.
    #[arg(long, short)]
    pub quiet: bool,
}

/// La forme d'un résultat.
#[derive(Debug, Args)]
pub struct ResultArgs {
    /// Forme du résultat : text (par défaut) ou json.
    #[arg(long, value_enum, default_value_t = ResultFormat::Text, value_name = "FORMAT")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: ResultFormat,
}

/// Ce qui est jugé, et selon quoi.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct SubjectArgs {
    #[command(flatten)]
    pub place: FolderArgs,
    /// Jour du jugement : today (par défaut), audit (date du profil) ou AAAA-MM-JJ.
    #[arg(long, default_value = "today", value_name = "JOUR", hide_default_value = true)]
    pub as_of: String,
    /// Fichier de profil (par défaut : probant.yaml à la racine du dossier).
    #[arg(long, value_name = "FICHIER")]
    pub profile: Option<PathBuf>,
    #[command(flatten)]
    pub rules: PackArgs,
}

/// Comment les fichiers sont lus.
#[derive(Debug, Args)]
pub struct ReadingArgs {
    /// Reconnaissance de caractères des pages en image, par tesseract : auto (par défaut), off, ou force (s'arrête si
    /// tesseract ou son français manque).
    #[arg(long, value_enum, default_value_t = OcrChoice::Auto, value_name = "QUAND")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub ocr: OcrChoice,
    /// Lectures en parallèle (par défaut : autant que de processeurs).
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Isolement des lecteurs : auto (par défaut), require (refuse de lire sans toutes les protections) ou off.
    #[arg(long, value_enum, default_value_t = SandboxChoice::Auto, value_name = "MODE")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub sandbox: SandboxChoice,
    /// Limite de lecture d'un fichier, répétable : file, part, package, total, entries, depth, text, cells, pages, glyphs, nesting,
    /// memory, cpu, wall (tailles avec K, M ou G ; cpu et wall en secondes).
    #[arg(long, value_name = "NOM=VALEUR")]
    pub limit: Vec<String>,
    /// Relit tous les fichiers, sans rien reprendre du cache ni rien y garder.
    #[arg(long)]
    pub no_cache: bool,
}

/// Ce que le rapport montre des documents.
#[derive(Debug, Args)]
pub struct RedactArgs {
    /// Extraits des documents : none (tels quels), mask (par défaut : courriels, téléphones, numéros de sécurité sociale et
    /// IBAN masqués) ou omit (aucun extrait).
    #[arg(long, value_enum, default_value_t = RedactChoice::Mask, value_name = "NIVEAU")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub redact: RedactChoice,
}

/// Ce que les rapports écrits montrent : les extraits, et les noms des fichiers.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct ShowArgs {
    #[command(flatten)]
    pub redact: RedactArgs,
    /// Remplace les noms des fichiers par des numéros.
    #[arg(long)]
    pub redact_names: bool,
}

/// Ce qui décide du code de sortie.
#[derive(Debug, Args)]
pub struct GateArgs {
    /// Gravité à partir de laquelle le code de sortie est 1 : error (par défaut), warning, note ou never.
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "GRAVITÉ")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub fail_on: FailOn,
    /// Rapport JSON de référence : les constats qu'il contient déjà ne font pas échouer, et sont marqués comme connus.
    #[arg(long, value_name = "RAPPORT")]
    pub baseline: Option<PathBuf>,
    /// Code de sortie 4 si un fichier n'a pas pu être lu.
    #[arg(long)]
    pub strict_inputs: bool,
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
    #[command(flatten)]
    pub gate: GateArgs,
    /// Lit seulement la part K des fichiers partagés en N (K/N), et l'enregistre par -o json:CHEMIN ; « merge » juge les
    /// parts réunies.
    #[arg(long, value_name = "K/N")]
    pub shard: Option<String>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub signing: SignArgs,
    /// Langue des textes : fr.
    #[arg(long, value_enum, default_value_t = LangChoice::Fr, value_name = "LANGUE")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub lang: LangChoice,
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
    /// Fichier décrit : pack, indicator, kinds, pack-tests, profile ou report.
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

/// Isolement des lecteurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SandboxChoice {
    /// Ce que le système accorde.
    Auto,
    /// Toutes les protections, ou rien.
    Require,
    /// Sans celles du noyau.
    Off,
}

/// Gravités du contrôle final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the contract, section 3")]
pub enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

/// Reconnaissance de caractères.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the contract, section 3")]
pub enum OcrChoice {
    Auto,
    Off,
    Force,
}

/// Niveaux de ce qui est montré des documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the contract, section 3")]
pub enum RedactChoice {
    None,
    Mask,
    Omit,
}

/// Langues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are the languages")]
pub enum LangChoice {
    Fr,
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

/// Formes d'un résultat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ResultFormat {
    Text,
    Json,
}

/// Ce que `schema` décrit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the contract, section 3")]
pub enum SchemaOf {
    Pack,
    Indicator,
    Kinds,
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
pub fn parse(words: &Words) -> Result<Cli, (String, bool)> {
    Cli::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => (error.render().ansi().to_string(), true),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (error.render().ansi().to_string(), false),
        kind => (in_french(&error, kind, words), false),
    })
}

fn in_french(error: &clap::Error, kind: ErrorKind, words: &Words) -> String {
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
