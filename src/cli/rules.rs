//! Words of the commands for authors of packs: rules test, rules lint.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ResultArgs;

/// Arguments de `rules`.
#[derive(Debug, Args)]
#[command(subcommand_help_heading = "Commandes", subcommand_value_name = "COMMANDE", disable_help_subcommand = true)]
pub struct RulesArgs {
    /// Ce qu'il faut faire.
    #[command(subcommand)]
    pub work: RulesWork,
}

/// Ce que `rules` fait.
#[derive(Debug, Subcommand)]
pub enum RulesWork {
    /// Juge les petits documents d'essai écrits à côté des règles (PACK/tests/*.yaml).
    #[command(help_template = super::TEMPLATE)]
    Test(TestArgs),
    /// Relève ce qui se lit sans erreur mais ne peut être voulu : condition sans effet, pièce sans essai, identifiant déjà pris.
    #[command(help_template = super::TEMPLATE)]
    Lint(LintArgs),
}

/// Arguments de `rules lint`.
#[derive(Debug, Args)]
pub struct LintArgs {
    /// Packs de règles, par leur identifiant ou leur chemin.
    #[arg(value_name = "PACK", required = true)]
    pub pack: Vec<String>,
}

/// Arguments de `rules test`.
#[derive(Debug, Args)]
#[expect(missing_docs, reason = "the types say it")]
pub struct TestArgs {
    /// Packs de règles, par leur identifiant ou leur chemin.
    #[arg(value_name = "PACK", required = true)]
    pub pack: Vec<String>,
    /// Ne joue que les essais de cet indicateur (E, 12) ; répétable.
    #[arg(long, value_name = "INDICATEUR")]
    pub only: Vec<String>,
    /// Retire tour à tour chaque condition de chaque pièce, et dit lesquelles aucun essai ne tient.
    #[arg(long)]
    pub mutate: bool,
    /// Apprend des essais d'un pack donné par son chemin à quels mots se reconnaît le sujet de chaque pièce (vocabulary.yaml).
    #[arg(long, conflicts_with_all = ["mutate", "only"])]
    pub learn: bool,
    /// Documents d'où apprendre aussi : un fichier YAML de textes avec les pièces que chacun prouve (name, text, accepts, also) ; répétable.
    #[arg(long, value_name = "FICHIER", requires = "learn")]
    pub lessons: Vec<PathBuf>,
    /// Écrit dans les essais d'un pack donné par son chemin les points de chaque document (clé points).
    #[arg(long, conflicts_with = "mutate")]
    pub weigh: bool,
    /// Part des conditions qui doivent être tenues par un essai, de 0 à 1 ; au-dessous, le code de sortie est 1.
    #[arg(long, value_name = "PART", requires = "mutate")]
    pub min_score: Option<f64>,
    #[command(flatten)]
    pub result: ResultArgs,
}
