//! Words of the commands of the auditor's side: verify, diff, merge, bundle; and of init.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{FolderArgs, GateArgs, PackArgs, QuietArgs, ReadingArgs, RedactArgs, ResultArgs, SignArgs, SubjectArgs};

/// Arguments de `verify`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct VerifyArgs {
    /// Rapport enregistré par `check -o json:…` ; « - » : entrée standard.
    #[arg(value_name = "RAPPORT")]
    pub report: String,
    #[command(flatten)]
    pub place: FolderArgs,
    /// Fichier de profil, pour ses fichiers à laisser de côté (par défaut : probant.yaml à la racine du dossier).
    #[arg(long, value_name = "FICHIER")]
    pub profile: Option<PathBuf>,
    /// Clés publiques SSH dont la signature est attendue (fichier .pub ou `allowed_signers`) ; sans signature de l'une
    /// d'elles, la vérification échoue.
    #[arg(long, value_name = "FICHIER")]
    pub signer: Option<PathBuf>,
    #[command(flatten)]
    pub result: ResultArgs,
}

/// Arguments de `bundle`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct BundleArgs {
    #[command(flatten)]
    pub subject: SubjectArgs,
    /// Fichier ZIP à écrire.
    #[arg(long, short = 'o', value_name = "FICHIER.zip")]
    pub output: PathBuf,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub redact: RedactArgs,
    #[command(flatten)]
    pub signing: SignArgs,
    #[command(flatten)]
    pub telling: QuietArgs,
}

/// Arguments de `init`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct InitArgs {
    #[command(flatten)]
    pub place: FolderArgs,
    /// Ne pose aucune question : --name et --category sont alors nécessaires.
    #[arg(long, short)]
    pub yes: bool,
    /// Remplace les fichiers qui existent déjà.
    #[arg(long)]
    pub force: bool,
    /// Nom de l'organisme.
    #[arg(long, value_name = "NOM")]
    pub name: Option<String>,
    /// SIRET, 14 chiffres.
    #[arg(long, value_name = "SIRET")]
    pub siret: Option<String>,
    /// Numéro de déclaration d'activité, 11 chiffres.
    #[arg(long, value_name = "NDA")]
    pub nda: Option<String>,
    /// Catégorie d'actions : OF, BC, VAE ou APP ; répétable.
    #[arg(long, value_name = "CATÉGORIE")]
    pub category: Vec<String>,
    /// Réponse à une question du profil, répétable : `distance_learning`, `work_based`, certifying, `answers_tenders`,
    /// subcontracts, `employs_staff` ou `rents_technical_platforms`, suivie de =oui ou =non.
    #[arg(long, value_name = "QUESTION=oui|non")]
    pub condition: Vec<String>,
    /// Lieu de formation, répétable : son nom, suivi de =owned (à vous), =rented (loué) ou =client.
    #[arg(long, value_name = "NOM=LOCAUX")]
    pub site: Vec<String>,
    /// Jour de l'audit, AAAA-MM-JJ.
    #[arg(long, value_name = "JOUR")]
    pub audit_date: Option<String>,
    #[command(flatten)]
    pub rules: PackArgs,
    /// Prépare un sous-dossier par indicateur, et le plan de ce qu'on y cherchera.
    #[arg(long)]
    pub plan: bool,
    /// Écrit le fichier par lequel une forge lira le dossier à chaque envoi : github ou gitlab.
    #[arg(long, value_enum, value_name = "FORGE", hide_possible_values = true)]
    pub ci: Option<Forge>,
}

/// Forges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Forge {
    Github,
    Gitlab,
}

impl Forge {
    /// The forge with this name, as a person types it.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        <Self as ValueEnum>::from_str(text.trim(), true).ok()
    }
}

/// Arguments de `waivers`.
#[derive(Debug, Args)]
pub struct WaiversArgs {
    /// Classeur écrit par `check -o xlsx:…`, où responsable, jour et commentaire ont été remplis ; « - » : entrée standard.
    #[arg(value_name = "CLASSEUR")]
    pub worklist: String,
}

/// Arguments de `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Le rapport le plus ancien, enregistré par `check -o json:…`.
    #[arg(value_name = "ANCIEN")]
    pub old: String,
    /// Le rapport le plus récent.
    #[arg(value_name = "NOUVEAU")]
    pub new: String,
    /// Forme du résultat : text (par défaut), json ou markdown.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text, value_name = "FORMAT")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: DiffFormat,
    /// Dit le résultat par le code de sortie : 0 rien n'a changé, 10 changé sans rien de moins bien, 11 quelque chose de moins
    /// bien, 12 rapports qui ne se comparent pas (autre organisme, aucun pack commun).
    #[arg(long)]
    pub detailed_exitcode: bool,
}

/// Arguments de `merge`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct MergeArgs {
    /// Toutes les parts d'un dossier, écrites par `check --shard`, ou les rapports JSON de plusieurs organismes.
    #[arg(value_name = "RAPPORT", required = true)]
    pub reports: Vec<String>,
    /// Rapport à écrire, FORMAT[:CHEMIN], répétable : tous les formats de « check » pour les parts d'un dossier ; text, html ou
    /// ndjson (une ligne par organisme et indicateur) pour plusieurs organismes.
    #[arg(long, short = 'o', value_name = "FORMAT[:CHEMIN]")]
    pub output: Vec<String>,
    /// Compare des organismes jugés par des règles différentes.
    #[arg(long)]
    pub allow_mixed_packs: bool,
    #[command(flatten)]
    pub gate: GateArgs,
    #[command(flatten)]
    pub redact: RedactArgs,
    #[command(flatten)]
    pub signing: SignArgs,
    #[command(flatten)]
    pub telling: QuietArgs,
}

/// Formes d'une comparaison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DiffFormat {
    Text,
    Json,
    Markdown,
}
