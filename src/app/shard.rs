//! Runs that share a folder. Each reads its files and saves what it read; one run then judges all of it, as if it had read
//! everything itself. Nothing is judged before: checks look across documents.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::Words;
use crate::cli::CheckArgs;
use crate::conclude::{Sight, Surroundings};
use crate::folder::share::Share;
use crate::judge::{Case, Look};
use crate::model::document::Document;
use crate::model::report::{GitState, Isolation, Report};
use crate::pack::PackSource;
use crate::recognise::Recogniser;
use crate::report::Format;

use super::dossier;
use super::examination::{self, Examination};
use super::outputs::{self, Output};
use super::rules::{self, Given};
use super::terminal::Terminal;
use super::{Exit, Stop, gate};

/// Version of the form of a shard.
const FORM: &str = "1.0";
/// How the text of a shard begins.
const HEAD: &[u8] = b"{\"probantShard\"";

/// What one run read, and everything that judging takes.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Shard {
    /// Stands first, so that a shard is known by how it begins.
    #[serde(rename = "probantShard")]
    form: String,
    share: Share,
    context: Context,
    sight: Sight,
    documents: Vec<Document>,
}

/// What every run over the same folder must agree on.
#[derive(PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Context {
    version: String,
    as_of: Date,
    /// Digest of everything that the walk has met.
    inventory: String,
    profile: Option<(String, String)>,
    profile_file: Option<String>,
    packs: Vec<PackSource>,
    excluded: Vec<(String, String)>,
    git: Option<GitState>,
    isolation: Isolation,
    limits: Vec<String>,
}

/// True when `bytes` are those of a shard.
pub(super) fn is_shard(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD)
}

/// Reads the files of one share and saves what was read.
pub(super) fn write(
    args: &CheckArgs,
    (share, list): (&str, &[Output]),
    words: &Words,
    terminal: &Terminal,
) -> Result<Exit, Stop> {
    let share = Share::from_text(share).ok_or_else(|| Stop::usage(words.tell("shard-bad", &[("share", share)])))?;
    let [Output { format: Format::Json, path: Some(path) }] = list else {
        return Err(Stop::usage(words.say("shard-output")));
    };
    if args.signing.sign.is_some() || gate::is_set(&args.gate) {
        return Err(Stop::usage(words.say("shard-later")));
    }
    let examination = Examination::open((&args.subject, &args.reading), args.telling.quiet, words, terminal)?;
    let subject = &examination.subject;
    let (readings, sight) = examination.readings(outputs::within(list, subject.folder()), share)?;
    let around = examination.surroundings(&readings.excluded, sight);
    let context = Context {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        as_of: subject.as_of,
        inventory: readings.inventory,
        profile: subject.profile_text(),
        packs: subject.sources()?,
        limits: examination.limits(&readings.twins, &readings.odd),
        profile_file: around.profile,
        excluded: around.excluded,
        git: around.git,
        isolation: around.isolation,
    };
    let documents = readings.documents;
    let shard = Shard { form: FORM.to_owned(), share, context, sight: around.sight, documents };
    save(&shard, path).map_err(|error| Stop::unwritable(path, &error, words))?;
    Ok(Exit::Passed)
}

/// Writes a file that nobody else may read: it holds what documents say.
fn save(shard: &Shard, path: &Path) -> std::io::Result<()> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut bytes = serde_json::to_vec(shard)?;
    bytes.push(b'\n');
    outputs::created(path, &options)?.write_all(&bytes)
}

/// The report of the whole folder, from all of its shards.
pub(super) fn join(texts: &[(String, Vec<u8>)], words: &Words) -> Result<Report, Stop> {
    let mut shards = texts.iter().map(|(path, bytes)| parse(path, bytes, words)).collect::<Result<Vec<_>, _>>()?;
    shards.sort_by_key(|shard| shard.share);
    complete(&shards, words)?;
    let sight = sight(&shards, words)?;
    let documents: Vec<Document> = shards.iter_mut().flat_map(|shard| std::mem::take(&mut shard.documents)).collect();
    let Some(first) = shards.into_iter().next() else { return Err(Stop::usage(words.say("shard-output"))) };
    let Context { as_of, profile, packs, limits, profile_file, excluded, git, isolation, .. } = first.context;
    let given = Given::again(profile, words)?;
    let packs = rules::loaded(&packs, words)?;
    given.check_references(&packs, words)?;
    let recogniser = Recogniser::new(&packs);
    let look = Look { packs: &packs, profile: &given.profile, as_of, recogniser: &recogniser };
    let pieces = dossier::pieces(&look, documents);
    let case = Case { packs: &packs, profile: &given.profile, pieces: &pieces, as_of, words };
    let around = Surroundings { excluded, git, isolation, sight, profile: profile_file };
    examination::judged(&case, around, limits)
}

fn parse(path: &str, bytes: &[u8], words: &Words) -> Result<Shard, Stop> {
    let shard: Result<Shard, _> = serde_json::from_slice(bytes);
    let shard = shard.map_err(|error| {
        Stop::usage(words.tell("shard-unreadable", &[("path", path), ("error", &error.to_string())]))
    })?;
    if shard.form == FORM && shard.context.version == env!("CARGO_PKG_VERSION") {
        return Ok(shard);
    }
    let args = [("path", path), ("version", &*shard.context.version), ("own", env!("CARGO_PKG_VERSION"))];
    Err(Stop::usage(words.tell("shard-version", &args)))
}

/// Checks that the shards, sorted, are all those of one folder in one state.
fn complete(shards: &[Shard], words: &Words) -> Result<(), Stop> {
    let all = shards.len() as u64;
    if shards.iter().zip(1..).any(|(shard, turn)| shard.share != Share { turn, of: all }) {
        let of = shards.first().map_or(0, |shard| shard.share.of);
        let shown: Vec<String> =
            shards.iter().map(|shard| format!("{}/{}", shard.share.turn, shard.share.of)).collect();
        let args = [("of", &*of.to_string()), ("found", &shown.join(", "))];
        return Err(Stop::usage(words.tell("shard-incomplete", &args)));
    }
    let differs = shards.windows(2).find_map(|pair| match pair {
        [one, other] => difference(&one.context, &other.context),
        _ => None,
    });
    differs.map_or(Ok(()), |key| Err(Stop::usage(words.say(key))))
}

/// Key of the words for what two runs do not agree on.
fn difference(one: &Context, other: &Context) -> Option<&'static str> {
    match () {
        () if one.inventory != other.inventory || one.excluded != other.excluded => Some("shard-other-folder"),
        () if one.as_of != other.as_of => Some("shard-other-day"),
        () if one.packs != other.packs || one.profile != other.profile => Some("shard-other-rules"),
        () if one != other => Some("shard-other-means"),
        () => None,
    }
}

/// How pages that are pictures were seen: the same way in all runs that met one.
fn sight(shards: &[Shard], words: &Words) -> Result<Sight, Stop> {
    let mut seen: Vec<&Sight> = shards.iter().map(|shard| &shard.sight).filter(|one| **one != Sight::Unasked).collect();
    seen.dedup();
    match seen.as_slice() {
        [] => Ok(Sight::Unasked),
        [one] => Ok((*one).clone()),
        _ => Err(Stop::usage(words.say("shard-other-means"))),
    }
}
