//! `disable`: what an extending pack takes out of the pack that it extends, and out of whatever names it there.

use serde_json::Value;

use crate::catalogue::Words;
use crate::yaml::{Draft, Say, child, unknown_word};

use super::references::unknown_artefact;
use super::shelf::{Assembled, artefact_ids};

/// Reports that `head` disables rules and extends no pack that would have them.
pub(super) fn needs_a_base(head: &mut Draft, words: &Words) {
    for key in ["/disable", "/without"] {
        if !head.list_at(key).is_empty() {
            head.report(key, Say::new(words.say("fault-without-base")).expecting(words.say("expected-base")));
        }
    }
}

/// Takes out of `base` everything that `head` disables.
pub(super) fn apply(head: &mut Draft, base: &mut Assembled, words: &Words) {
    let listed: Vec<(Option<String>, Option<String>)> =
        head.list_at("/disable").iter().map(|one| (text(one, "artefact"), text(one, "indicator"))).collect();
    for (index, named) in listed.iter().enumerate() {
        let at = format!("/disable/{index}");
        let done = match named {
            (Some(id), None) => artefact(base, id, words).map_err(|say| (child(&at, "artefact"), say)),
            (None, Some(id)) => indicator(base, id, words).map_err(|say| (child(&at, "indicator"), say)),
            _ => Err((at, Say::new(words.say("fault-disable")).expecting(words.say("expected-disable")))),
        };
        if let Err((at, say)) = done {
            head.report(&at, say);
        }
    }
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn indicator(base: &mut Assembled, id: &str, words: &Words) -> Result<(), Say> {
    let gone: Vec<Draft> = base.indicators.extract_if(.., |draft| draft.text_at("/id") == Some(id)).collect();
    if gone.is_empty() {
        let known: Vec<String> =
            base.indicators.iter().filter_map(|draft| draft.text_at("/id")).map(str::to_owned).collect();
        let message = words.tell("fault-unknown-indicator", &[("id", id)]);
        return Err(Say { message, ..unknown_word(words, id, &known) });
    }
    for id in gone.iter().flat_map(artefact_ids) {
        forget(base, &id);
    }
    yield_no_more(base, id);
    Ok(())
}

fn artefact(base: &mut Assembled, id: &str, words: &Words) -> Result<(), Say> {
    let (indicator, slug) = id.split_once('.').unwrap_or((id, ""));
    let file = base.indicators.iter_mut().find(|draft| draft.text_at("/id") == Some(indicator));
    let place = file.and_then(|file| Some((artefact_ids(file).iter().position(|known| known == id)?, file)));
    let Some((index, file)) = place else {
        let known: Vec<String> = base.indicators.iter().flat_map(artefact_ids).collect();
        return Err(unknown_artefact(words, id, &known));
    };
    let kept = file.at("/requires").cloned().and_then(|requires| without(requires, slug));
    let Some(requires) = kept.filter(|_| file.list_at("/artefacts").len() > 1) else {
        let message = words.tell("fault-disable-all", &[("id", indicator)]);
        return Err(Say::new(message).expecting(words.tell("expected-disable-all", &[("id", indicator)])));
    };
    if file.at("/requires") != Some(&requires) {
        file.replace("/requires", requires);
    }
    file.remove_entry("/artefacts", index);
    forget(base, id);
    Ok(())
}

/// Takes the artefact or indicator `id` out of what the artefacts of the pack give way to.
fn yield_no_more(base: &mut Assembled, id: &str) {
    for draft in &mut base.indicators {
        for index in 0..draft.list_at("/artefacts").len() {
            strike_name(draft, &format!("/artefacts/{index}/recognise/yields_to"), id);
        }
    }
}

/// Takes `id` out of the list at `at`.
fn strike_name(draft: &mut Draft, at: &str, id: &str) {
    let kept: Vec<Value> = draft.list_at(at).iter().filter(|one| one.as_str() != Some(id)).cloned().collect();
    if kept.len() != draft.list_at(at).len() {
        draft.replace(at, Value::Array(kept));
    }
}

/// The requirement `need` without the artefact `slug`; none when nothing is left of it.
fn without(mut need: Value, slug: &str) -> Option<Value> {
    let node = need.as_object_mut()?;
    if node.get("artefact").and_then(Value::as_str) == Some(slug) {
        return None;
    }
    if node.get("when_older").and_then(|older| older.get("artefact")).and_then(Value::as_str) == Some(slug) {
        node.shift_remove("when_older");
    }
    if let Some(Value::Array(with)) = node.get_mut("incomplete_with") {
        with.retain(|one| one.as_str() != Some(slug));
    }
    for key in ["all", "any", "of"] {
        let Some(Value::Array(nodes)) = node.get_mut(key) else { continue };
        let kept: Vec<Value> = std::mem::take(nodes).into_iter().filter_map(|one| without(one, slug)).collect();
        let left = kept.len();
        node.insert(key.to_owned(), Value::Array(kept));
        if left == 0 {
            return None;
        }
        if node.get("at_least").and_then(Value::as_u64).is_some_and(|least| least > left as u64) {
            node.insert("at_least".to_owned(), Value::from(left));
        }
    }
    Some(need)
}

/// Takes the artefact `id` out of what the pack says of marks, people, orders, figures, sessions, tallies and equipment. Who was appointed by it is nobody any more.
fn forget(base: &mut Assembled, id: &str) {
    yield_no_more(base, id);
    let Some(head) = &mut base.head else { return };
    let is_it = |value: Option<&Value>| value.and_then(Value::as_str) == Some(id);
    let mut people = head.list_at("/people").to_vec();
    people.retain(|person| !is_it(person.get("appointed_by")));
    for person in &mut people {
        if let Some(Value::Array(named)) = person.get_mut("named_in") {
            named.retain(|one| !is_it(Some(one)));
        }
    }
    if people != head.list_at("/people") {
        head.replace("/people", Value::Array(people));
    }
    let mut orders = head.list_at("/orders").to_vec();
    orders.retain(|order| !is_it(order.get("first")));
    for order in &mut orders {
        if let Some(Value::Array(answers)) = order.get_mut("then") {
            answers.retain(|one| !is_it(Some(one)));
        }
    }
    orders.retain(|order| order.get("then").and_then(Value::as_array).is_some_and(|answers| !answers.is_empty()));
    if orders != head.list_at("/orders") {
        head.replace("/orders", Value::Array(orders));
    }
    let sessions = ["/sessions/found_in", "/sessions/certified_by", "/sessions/attended_in"];
    let machines = 0..head.list_at("/equipment").len();
    let equipment = machines
        .flat_map(|index| ["listed_in", "reported_in", "inventoried_in"].map(|of| format!("/equipment/{index}/{of}")));
    let tallied = (0..head.list_at("/tallies").len())
        .flat_map(|index| ["counted_in", "listed_in"].map(|of| format!("/tallies/{index}/{of}")));
    let others = ["/marks/forbidden_artefacts", "/figures/found_in", "/figures/tabled_in"];
    let others: Vec<String> =
        others.into_iter().chain(sessions).map(str::to_owned).chain(equipment).chain(tallied).collect();
    for at in &others {
        strike_name(head, at, id);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_requirement_without_an_artefact_asks_for_the_rest() {
        let need = json!({"all": [
            {"artefact": "a", "when_older": {"artefact": "b", "than": "P1Y"}},
            {"any": [{"artefact": "b"}]},
            {"at_least": 2, "of": [{"artefact": "b"}, {"artefact": "c"}]},
            {"artefact": "d", "incomplete_with": ["b", "c"]},
        ]});
        let left = json!({"all": [
            {"artefact": "a"},
            {"at_least": 1, "of": [{"artefact": "c"}]},
            {"artefact": "d", "incomplete_with": ["c"]},
        ]});
        assert_eq!(without(need.clone(), "b"), Some(left));
        assert_eq!(without(need.clone(), "x"), Some(need));
        assert_eq!(without(json!({"any": [{"all": [{"artefact": "b"}]}]}), "b"), None);
    }
}
