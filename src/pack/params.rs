//! Checks the parameters of checks: lengths of time, conditions, phrases, expressions.

use crate::checks::Checks;
use crate::checks::fresh::Fresh;
use crate::checks::mentions::Mentions;
use crate::checks::table::TableCheck;
use crate::yaml::{Sheet, child};

use super::condition;
use super::signs::{expression, phrases, some_phrases};
use super::values::length;

/// Reports every fault of `checks` at `pointer`.
pub(super) fn check(sheet: &mut Sheet<'_>, pointer: &str, checks: &Checks, per_site: bool) {
    if let Some(fresh) = &checks.fresh {
        self::fresh(sheet, &child(pointer, "fresh"), fresh, per_site);
    }
    if let Some(mentions) = &checks.mentions {
        self::mentions(sheet, &child(pointer, "mentions"), mentions);
    }
    if let Some(table) = &checks.table {
        self::table(sheet, &child(pointer, "table"), table);
    }
    if let Some(covers) = &checks.covers {
        phrases(sheet, &format!("{pointer}/covers/labels"), &covers.labels);
        if let Some(announced) = &covers.announced {
            some_phrases(sheet, &format!("{pointer}/covers/announced/said"), &announced.said);
            some_phrases(sheet, &format!("{pointer}/covers/announced/among"), &announced.among);
            phrases(sheet, &format!("{pointer}/covers/announced/but"), &announced.but);
        }
        if let Some(unseen) = &covers.unseen {
            some_phrases(sheet, &format!("{pointer}/covers/unseen/said"), &unseen.said);
            some_phrases(sheet, &format!("{pointer}/covers/unseen/because"), &unseen.because);
        }
        if let Some(when) = &covers.other_packs {
            condition::check(sheet, &format!("{pointer}/covers/other_packs"), when, per_site);
        }
    }
    if let Some(decision) = checks.sums.as_ref().and_then(|sums| sums.decision.as_ref()) {
        let pointer = format!("{pointer}/sums/decision");
        expression(sheet, &child(&pointer, "taken"), &decision.taken);
        phrases(sheet, &child(&pointer, "threshold"), &decision.threshold);
        phrases(sheet, &child(&pointer, "rules_out"), &decision.rules_out);
    }
    if let Some(filled) = &checks.filled {
        phrases(sheet, &format!("{pointer}/filled/rows"), &filled.rows);
    }
    if let Some(signed) = &checks.signed {
        phrases(sheet, &format!("{pointer}/signed/unless"), &signed.unless);
    }
    if let Some(favourable) = &checks.favourable {
        some_phrases(sheet, &format!("{pointer}/favourable/against"), &favourable.against);
        for (key, list) in
            [("remarks", &favourable.remarks), ("harmless", &favourable.harmless), ("lifted", &favourable.lifted)]
        {
            phrases(sheet, &format!("{pointer}/favourable/{key}"), list);
        }
    }
}

fn fresh(sheet: &mut Sheet<'_>, pointer: &str, fresh: &Fresh, per_site: bool) {
    length(sheet, &child(pointer, "max"), fresh.max.as_deref());
    length(sheet, &child(pointer, "rows"), fresh.rows.as_deref());
    length(sheet, &child(pointer, "grace"), fresh.grace.as_deref());
    length(sheet, &child(pointer, "warn_before"), fresh.warn_before.as_deref());
    for (index, case) in fresh.cases.iter().enumerate() {
        let at = format!("{pointer}/cases/{index}");
        condition::check(sheet, &child(&at, "when"), &case.when, per_site);
        length(sheet, &child(&at, "max"), case.max.as_deref());
    }
    for (index, said) in fresh.said.iter().enumerate() {
        let at = format!("{pointer}/said/{index}");
        length(sheet, &child(&at, "max"), Some(&said.max));
        some_phrases(sheet, &child(&at, "title"), &said.title);
        some_phrases(sheet, &child(&at, "any"), &said.any);
    }
}

fn mentions(sheet: &mut Sheet<'_>, pointer: &str, mentions: &Mentions) {
    for (index, mention) in mentions.all.iter().enumerate() {
        let at = format!("{pointer}/all/{index}");
        match &mention.regex {
            Some(source) => {
                expression(sheet, &child(&at, "regex"), source);
                phrases(sheet, &child(&at, "any"), &mention.any);
            }
            None => some_phrases(sheet, &child(&at, "any"), &mention.any),
        }
    }
}

fn table(sheet: &mut Sheet<'_>, pointer: &str, table: &TableCheck) {
    for (index, column) in table.columns.iter().enumerate() {
        some_phrases(sheet, &format!("{pointer}/columns/{index}/any"), &column.any);
    }
    if let Some(lived) = &table.lived {
        some_phrases(sheet, &format!("{pointer}/lived/day"), &lived.day);
        some_phrases(sheet, &format!("{pointer}/lived/told"), &lived.told);
    }
    if let Some(everyone) = &table.everyone {
        phrases(sheet, &format!("{pointer}/everyone/excused"), &everyone.excused);
    }
    if let Some(overdue) = &table.overdue {
        length(sheet, &format!("{pointer}/overdue/within"), overdue.within.as_deref());
        if !overdue.answered {
            some_phrases(sheet, &format!("{pointer}/overdue/done_words"), &overdue.done_words);
        }
        for (key, list) in [("due", &overdue.due), ("done", &overdue.done)] {
            some_phrases(sheet, &format!("{pointer}/overdue/{key}"), list);
        }
    }
}
