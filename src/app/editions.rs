//! Says in the report which edition of a referential judged, when that is not plain.

use crate::catalogue::Words;
use crate::judge::Case;
use crate::model::report::Report;
use crate::pack::{self, Pack, Packs, Standing, Turn, standing};

use super::Stop;
use super::rules;

/// Ids shown of what an edition asks for and the other does not.
const SHOWN: usize = 10;

/// Adds to `report` what is worth knowing of the edition of each pack.
pub(super) fn tell(case: &Case<'_>, report: &mut Report) -> Result<(), Stop> {
    let words = case.words;
    for judging in &case.packs.packs {
        let known = relatives(judging, words)?;
        let Some(standing) = standing(judging, &known.packs, case.as_of) else { continue };
        let said = in_words(judging, &standing, words);
        report.limits.push(said.clone());
        if let Some(stamp) = report.packs.iter_mut().find(|stamp| stamp.id == judging.id) {
            stamp.edition = Some(said);
        }
    }
    Ok(())
}

/// The other editions of this program.
fn relatives(judging: &Pack, words: &Words) -> Result<Packs, Stop> {
    let ids = pack::embedded_ids().into_iter();
    let others = ids.filter(|id| *id != judging.id && pack::family(id) == pack::family(&judging.id));
    let sources: Vec<_> = others.filter_map(|id| pack::embedded(&id)).collect();
    if sources.is_empty() { Ok(Packs::default()) } else { rules::loaded(&sources, words) }
}

fn in_words(judging: &Pack, standing: &Standing, words: &Words) -> String {
    let (key, turn) = match standing {
        Standing::Outside => {
            let args = [("id", judging.id.as_str()), ("dates", &dates(judging, words))];
            return words.tell("edition-outside", &args);
        }
        Standing::Other(turn) => ("edition-other", turn),
        Standing::Soon(turn) => ("edition-soon", turn),
        Standing::Since(turn) => ("edition-since", turn),
    };
    let eve = turn.day.yesterday().unwrap_or(turn.day);
    let same = turn.adds.is_empty() && turn.drops.is_empty();
    let adds = if same { words.say("edition-same") } else { differing("edition-adds", &turn.adds, (turn, words)) };
    let args = [
        ("id", judging.id.clone()),
        ("other", turn.id.clone()),
        ("title", turn.title.clone()),
        ("day", words.day(turn.day)),
        ("eve", words.day(eve)),
        ("adds", adds),
        ("drops", differing("edition-drops", &turn.drops, (turn, words))),
    ];
    words.tell(key, &args.each_ref().map(|(name, text)| (*name, text.as_str())))
}

fn differing(key: &str, ids: &[String], (turn, words): (&Turn, &Words)) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let shown = ids.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    let more = ids.len().saturating_sub(SHOWN).to_string();
    let shown = if more == "0" { shown } else { words.tell("edition-more", &[("ids", &shown), ("n", &more)]) };
    words.tell(key, &[("other", &turn.id), ("ids", &shown)])
}

fn dates(pack: &Pack, words: &Words) -> String {
    let from = pack.in_force.0.map(|day| words.tell("edition-from", &[("day", &words.day(day))]));
    let until = pack.in_force.1.map(|day| words.tell("edition-until", &[("day", &words.day(day))]));
    let told: Vec<String> = from.into_iter().chain(until).collect();
    if told.is_empty() { words.say("edition-undated") } else { told.join(", ") }
}
