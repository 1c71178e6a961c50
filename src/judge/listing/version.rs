//! The version that the list gives against the one that the document gives itself.

use super::{List, coded, name, names};
use crate::judge::{Case, Piece, Question, findings};
use crate::model::document::{Block, BlockKind};
use crate::model::finding::Finding;
use crate::model::format::Format;
use crate::model::status::Code;
use crate::text::stream::Nearness;
use crate::text::tables;
use crate::text::versions::Version;

/// Differences named in the finding.
const NAMED: usize = 6;

/// The finding for a list whose versions are not those of the documents.
pub(super) fn finding(question: &Question<'_>, list: &List<'_>) -> Option<Finding> {
    let column = tables::heads(list.header, &[&list.listing.version]).first().copied().flatten()?;
    let rows = list.rows.iter().filter_map(|(row, words)| {
        let (_, text) = tables::cell(row, column)?;
        let (piece, stated) = stated(list, (row, words))?;
        let listed = Version::parse(text)?;
        let differs = stated.iter().all(|version| version.agrees(&listed) == Some(false));
        differs.then(|| (*row, told(question.case, (text, words), piece, &stated)))
    });
    let rows: Vec<(&Block, String)> = rows.collect();
    let (first, _) = rows.first()?;
    let shown: Vec<&str> = rows.iter().take(NAMED).map(|(_, told)| told.as_str()).collect();
    let words = question.case.words;
    let args = [("n", rows.len().to_string()), ("names", words.series(&shown))];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut finding = findings::about(question, list.piece, Code::Inconsistent, Code::Inconsistent.level());
    finding.message = words.tell("finding-listed-version", &args);
    finding.expected = words.say("expected-listed-version");
    finding.found = words.tell("found-listed-version", &args);
    finding.place = Some(first.place_at(first.cells.iter().find(|c| c.column == column).map_or(0, |c| c.span().start)));
    Some(finding)
}

/// The document that the row announces, and the versions that it gives itself. Several may bear the same code; by title
/// alone there must be but one. A mail only speaks of it.
fn stated<'a>(list: &List<'a>, (row, words): (&Block, &[String])) -> Option<(&'a Piece, Vec<Version>)> {
    let code = coded(row, list.code);
    let forms = code.map_or_else(|| words.iter().flat_map(|word| names(word)).collect::<Vec<_>>(), names);
    let met = list.others.iter().filter(|other| {
        let named = |name: &String| other.path.contains(name) || (code.is_some() && other.head.contains(name));
        other.piece.part == 0 && other.piece.document.format != Format::Eml && forms.iter().any(named)
    });
    let met = met.map(|other| (other.piece, own(other.piece))).filter(|(_, versions)| !versions.is_empty());
    let met: Vec<(&Piece, Vec<Version>)> = met.collect();
    let known = code.is_some() || met.len() == 1;
    let first = met.first().filter(|_| known)?.0;
    Some((first, met.into_iter().flat_map(|(_, versions)| versions).collect()))
}

/// The versions in the title zone, the headers and footers, and the name of the file.
fn own(piece: &Piece) -> Vec<Version> {
    let blocks = piece.document.content.blocks.iter().enumerate();
    let near = blocks.filter(|(index, block)| {
        let marginal = matches!(block.kind, BlockKind::Header | BlockKind::Footer);
        marginal || piece.facts.stream.nearness(*index) == Nearness::Title
    });
    let mut versions: Vec<Version> = near.flat_map(|(_, block)| Version::all(&block.text)).collect();
    let name = name(piece);
    versions.extend(Version::all(name.rsplit_once('.').map_or(name, |(stem, _)| stem)));
    versions
}

fn told(case: &Case<'_>, (listed, words): (&str, &[String]), piece: &Piece, stated: &[Version]) -> String {
    let stated = stated.first().map(ToString::to_string).unwrap_or_default();
    let title = words.join(" ");
    let args = [("title", title.as_str()), ("listed", listed), ("stated", &stated), ("path", &piece.document.path)];
    case.words.tell("listed-version", &args)
}
