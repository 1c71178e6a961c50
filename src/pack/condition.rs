//! `when` expressions: checked when a pack is loaded, answered from the profile when it is applied.
//!
//! Expressions compare and combine answers; they have no functions, no filters and no loops.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use minijinja::{Environment, UndefinedBehavior, Value, context};

use crate::model::profile::{Audit, Category, Conditions, Erp, Premises, Profile, Site};
use crate::yaml::{Say, Sheet, did_you_mean, nearest, one_of};

use super::Condition;

/// Longest expression, in bytes.
const LONGEST: usize = 300;
/// Category of the smallest buildings open to the public: assumed when a site does not say.
const SMALLEST_ERP: u8 = 5;

/// Names that any expression may use.
const ANSWERS: [&str; 12] = [
    "distance_learning",
    "work_based",
    "certifying",
    "answers_tenders",
    "subcontracts",
    "employs_staff",
    "rents_technical_platforms",
    "categories",
    "new_entrant",
    "audit",
    "audit.kind",
    "audit.entry",
];
/// Names that an expression may use where the requirement is per site.
const SITE: [&str; 7] = [
    "site.name",
    "site.premises",
    "site.erp.type",
    "site.erp.category",
    "site.erp.sleeping",
    "site.erp.ssi",
    "site.erp.lift",
];
/// Systems that give the alarm in a building.
const ALARMS: [&str; 6] = ["none", "A", "B", "C", "D", "E"];

static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine
});

/// The answers of a profile, and of one of its sites, as expressions see them.
#[derive(Clone, Debug)]
pub struct Context {
    conditions: Conditions,
    rest: BTreeMap<&'static str, Value>,
}

impl Context {
    /// The answers of `profile`, and of `site` where the requirement is per site.
    ///
    /// A question that was not answered counts as yes; a building that is not described is of category 5, without
    /// sleeping rooms, alarm system or lift.
    #[must_use]
    pub fn new(profile: &Profile, site: Option<&Site>) -> Self {
        let ids = |set: &BTreeSet<Category>| set.iter().map(|one| one.id()).collect::<Value>();
        let mut rest = BTreeMap::from([
            ("categories", ids(&profile.categories)),
            ("new_entrant", ids(&profile.new_entrant)),
            ("audit", audit(profile.audit.as_ref())),
        ]);
        if let Some(site) = site {
            rest.insert("site", site_value(site));
        }
        Self { conditions: profile.conditions, rest }
    }

    /// The same, with another answer to one question.
    #[must_use]
    pub(super) fn with(&self, question: &str, answer: bool) -> Self {
        let mut changed = self.clone();
        if let Some(slot) = changed.conditions.slot(question) {
            *slot = Some(answer);
        }
        changed
    }

    fn value(&self) -> Value {
        let mut all = self.rest.clone();
        all.extend(self.conditions.named().map(|(name, answer)| (name, Value::from(answer.unwrap_or(true)))));
        Value::from(all)
    }
}

fn audit(audit: Option<&Audit>) -> Value {
    let kind = audit.and_then(|audit| audit.kind.clone());
    let entry = audit.and_then(|audit| audit.entry.clone());
    context! { kind, entry }
}

fn site_value(site: &Site) -> Value {
    let unknown = Erp { kind: None, category: SMALLEST_ERP, sleeping: false, ssi: None, lift: false };
    let erp = site.erp.as_ref().unwrap_or(&unknown);
    let described = context! {
        type => erp.kind.as_deref(),
        category => erp.category,
        sleeping => erp.sleeping,
        ssi => erp.ssi.map_or_else(|| "none".to_owned(), String::from),
        lift => erp.lift,
    };
    context! { name => site.name.as_str(), premises => site.premises.id(), erp => described }
}

impl Condition {
    /// The expression `text` of a pack that was loaded, such as the `when` of a check's case.
    #[must_use]
    pub fn known(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The expression as written.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// True when it holds. What cannot be answered counts as holding, so that no requirement is dropped in silence.
    pub fn holds(&self, context: &Context) -> bool {
        self.answer(context).unwrap_or(true)
    }

    fn answer(&self, context: &Context) -> Option<bool> {
        let expression = ENGINE.compile_expression(&self.0).ok()?;
        expression.eval(context.value()).ok().map(|value| value.is_true())
    }

    /// The questions it asks, in the order of the contract.
    #[must_use]
    pub fn questions(&self) -> Vec<&'static str> {
        let names = names(&self.0);
        ANSWERS.into_iter().filter(|answer| names.iter().any(|name| name == answer)).collect()
    }
}

/// The names that an expression asks for, sorted.
pub(super) fn names(text: &str) -> Vec<String> {
    let expression = ENGINE.compile_expression(text);
    let mut names: Vec<String> =
        expression.map(|expression| expression.undeclared_variables(true).into_iter().collect()).unwrap_or_default();
    names.sort();
    names
}

/// Checks the expression at `pointer`: it parses, asks only what a profile answers, and compares with possible words.
pub(super) fn check(sheet: &mut Sheet<'_>, pointer: &str, text: &str, per_site: bool) -> Condition {
    let condition = Condition(text.to_owned());
    if text.len() > LONGEST {
        let say = sheet.words.tell("fault-when-long", &[("most", &LONGEST.to_string())]);
        sheet.report(pointer, Say::new(say));
        return condition;
    }
    if let Err(error) = ENGINE.compile_expression(text) {
        let range = error.range().map_or(0..text.chars().count(), |bytes| in_chars(text, &bytes));
        let say = Say::new(sheet.words.say("fault-when")).expecting(sheet.words.say("expected-when"));
        sheet.report_inside(pointer, text, range, say);
        return condition;
    }
    let strangers = check_names(sheet, pointer, text, per_site) + check_words(sheet, pointer, text);
    if strangers == 0 && !answerable(&condition) {
        let say = Say::new(sheet.words.say("fault-when-unanswerable")).expecting(sheet.words.say("expected-when"));
        sheet.report(pointer, say);
    }
    condition
}

/// Reports the names that no profile answers; gives their number.
fn check_names(sheet: &mut Sheet<'_>, pointer: &str, text: &str, per_site: bool) -> usize {
    let known: Vec<&str> = ANSWERS.into_iter().chain(SITE.into_iter().filter(|_| per_site)).collect();
    let strangers: Vec<String> = names(text).into_iter().filter(|name| !known.contains(&name.as_str())).collect();
    for name in &strangers {
        let words = sheet.words;
        let elsewhere = !per_site && name.split('.').next() == Some("site");
        let key = if elsewhere { "fault-when-site" } else { "fault-when-name" };
        let listed: Vec<String> = known.iter().map(|&name| name.to_owned()).collect();
        let say = Say::new(words.tell(key, &[("name", name)]))
            .expecting(one_of(words, &listed).filter(|_| !elsewhere))
            .suggesting(nearest(name, known.iter().copied()).map(|word| did_you_mean(words, word)));
        let range = position(text, name).unwrap_or(0..text.chars().count());
        sheet.report_inside(pointer, text, range, say);
    }
    strangers.len()
}

/// Reports quoted words that no answer can be; gives their number.
fn check_words(sheet: &mut Sheet<'_>, pointer: &str, text: &str) -> usize {
    if text.contains("site.name") || text.contains("site.erp.type") {
        return 0;
    }
    let strangers: Vec<&str> = quoted(text).into_iter().filter(|word| !answers().any(|known| known == *word)).collect();
    for word in &strangers {
        let words = sheet.words;
        let say = Say::new(words.tell("fault-when-word", &[("word", word)]))
            .suggesting(meant(word).map(|word| did_you_mean(words, word)));
        let range = position(text, word).unwrap_or(0..text.chars().count());
        sheet.report_inside(pointer, text, range, say);
    }
    strangers.len()
}

/// Words that answers can be, apart from names of sites and types of building.
fn answers() -> impl Iterator<Item = &'static str> {
    let categories = Category::ALL.map(Category::id).into_iter();
    categories.chain(Premises::ALL.map(Premises::id)).chain(ALARMS).chain(Audit::KINDS).chain(Audit::ENTRIES)
}

fn meant(word: &str) -> Option<&'static str> {
    if word == "CFA" { Some("APP") } else { nearest(word, answers()) }
}

/// The words between quotes in `text`.
fn quoted(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['\'', '"']) {
        let quote = if rest.get(open..=open) == Some("'") { '\'' } else { '"' };
        let after = rest.get(open + 1..).unwrap_or("");
        let Some(close) = after.find(quote) else { break };
        words.extend(after.get(..close));
        rest = after.get(close + 1..).unwrap_or("");
    }
    words
}

/// Where `part` stands in `text`, in characters.
fn position(text: &str, part: &str) -> Option<Range<usize>> {
    let start = text.find(part)?;
    Some(in_chars(text, &(start..start + part.len())))
}

fn in_chars(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |end: usize| text.get(..end).map_or(0, |head| head.chars().count());
    count(bytes.start)..count(bytes.end).max(count(bytes.start) + 1)
}

/// True when it can be evaluated for every kind of site, whether all questions are answered yes or no.
fn answerable(condition: &Condition) -> bool {
    let premises = Premises::ALL;
    premises.into_iter().all(|premises| {
        let site = Site { name: String::new(), aliases: Vec::new(), premises, erp: None };
        let yes = Context::new(&Profile::default(), Some(&site));
        let no = ANSWERS.iter().fold(yes.clone(), |context, question| context.with(question, false));
        [yes, no].iter().all(|context| condition.answer(context).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(erp: Option<Erp>) -> Site {
        Site { name: "Siège".to_owned(), aliases: Vec::new(), premises: Premises::Owned, erp }
    }

    fn holds(text: &str, profile: &Profile, site: Option<&Site>) -> bool {
        Condition::known(text).holds(&Context::new(profile, site))
    }

    #[test]
    fn a_question_without_answer_counts_as_yes() {
        let mut profile = Profile::default();
        assert!(holds("work_based", &profile, None));
        profile.conditions.work_based = Some(false);
        assert!(!holds("work_based", &profile, None));
        assert!(holds("not work_based and certifying", &profile, None));
    }

    #[test]
    fn a_building_that_is_not_described_is_small() {
        let profile = Profile::default();
        let plain = site(None);
        assert!(holds(
            "site.erp.category == 5 and not site.erp.sleeping and site.erp.ssi == 'none'",
            &profile,
            Some(&plain)
        ));
        let large = site(Some(Erp { kind: None, category: 2, sleeping: true, ssi: Some('A'), lift: true }));
        assert!(holds("site.erp.category <= 4 and site.erp.sleeping and site.erp.lift", &profile, Some(&large)));
        assert!(holds("site.erp.ssi != 'none'", &profile, Some(&large)));
        assert!(holds("site.premises == 'owned'", &profile, Some(&plain)));
    }

    #[test]
    fn lists_and_the_audit_can_be_asked_about() {
        let mut profile = Profile::default();
        profile.categories.insert(Category::App);
        assert!(holds("'APP' in categories", &profile, None));
        assert!(!holds("'OF' in categories or audit.kind == 'initial'", &profile, None));
        profile.audit =
            Some(Audit { kind: Some("initial".to_owned()), entry: None, date: None, certificate_issued: None });
        assert!(holds("audit.kind == 'initial'", &profile, None));
    }

    #[test]
    fn what_cannot_be_answered_drops_nothing() {
        assert!(holds("site.premises == 'rented'", &Profile::default(), None));
        assert!(holds("nonsense +", &Profile::default(), None));
    }

    #[test]
    fn questions_are_those_of_the_expression() {
        let condition = Condition::known("work_based and not subcontracts and 'OF' in categories");
        assert_eq!(condition.questions(), ["work_based", "subcontracts", "categories"]);
    }
}
