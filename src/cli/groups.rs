//! Groups of options that several commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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

/// Formes d'un résultat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ResultFormat {
    Text,
    Json,
}
