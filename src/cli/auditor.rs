//! Words of the commands of the auditor's side: verify.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Arguments de `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Rapport enregistré par `check -o json:…` ; « - » : entrée standard.
    #[arg(value_name = "RAPPORT")]
    pub report: String,
    /// Dossier de preuves (par défaut : le dossier courant).
    #[arg(default_value = ".", value_name = "DOSSIER", hide_default_value = true)]
    pub folder: PathBuf,
    /// Fichier de profil, pour ses fichiers à laisser de côté (par défaut : probant.yaml à la racine du dossier).
    #[arg(long, value_name = "FICHIER")]
    pub profile: Option<PathBuf>,
    /// Clés publiques SSH dont la signature est attendue (fichier .pub ou allowed_signers) ; sans signature de l'une
    /// d'elles, la vérification échoue.
    #[arg(long, value_name = "FICHIER")]
    pub signer: Option<PathBuf>,
    /// Forme du résultat : text (par défaut) ou json.
    #[arg(long, value_enum, default_value_t = VerifyFormat::Text, value_name = "FORMAT")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: VerifyFormat,
}

/// Formes d'une vérification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum VerifyFormat {
    Text,
    Json,
}
