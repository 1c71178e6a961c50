//! What an Open Badge claims (1EdTech Open Badges 2.0 and 3.0), as labelled fields in the words of badge platforms in French, so that
//! dates have their role.

use serde_json::Value;

use super::draft::Draft;
use super::properties::{filled, iso_date};
use super::sheet_values::iso_text;
use crate::model::document::{BlockKind, RemarkKind};

/// Types that make an object a badge, or a part of one.
const TYPES: [&str; 7] = [
    "Assertion",
    "BadgeClass",
    "OpenBadgeCredential",
    "AchievementCredential",
    "VerifiableCredential",
    "AchievementSubject",
    "Achievement",
];
/// Digests by which a recipient is named.
const DIGESTS: [&str; 3] = ["sha256$", "sha1$", "md5$"];

/// True when `value` is a badge.
pub(crate) fn is_badge(value: &Value) -> bool {
    let types = list(value.get("type"));
    let is_credential = types.iter().any(|kind| kind.as_str().is_some_and(|kind| TYPES.contains(&kind)));
    let context = value.get("@context").map(Value::to_string).unwrap_or_default();
    let is_ours = context.contains("openbadges") || context.contains("/ob/v3");
    // The first editions had no types.
    let untyped = value.get("badge").is_some() && value.get("recipient").is_some() && value.get("verify").is_some();
    (is_credential && (is_ours || types.iter().any(|kind| kind.as_str() != Some("VerifiableCredential")))) || untyped
}

/// Reads a badge into the draft.
pub(crate) fn read(value: &Value, draft: &mut Draft) {
    let subject = value.get("credentialSubject").map_or(&Value::Null, |subject| list_first(subject));
    let third = !subject.is_null() || list(value.get("type")).iter().any(|kind| kind == "OpenBadgeCredential");
    let badge = [subject.get("achievement"), value.get("badge")].into_iter().flatten().next().unwrap_or(value);
    let badge = list_first(badge);
    let title = text(badge.get("name")).or_else(|| text(value.get("name"))).unwrap_or_default();
    draft.paragraph(BlockKind::Title, &title);
    field(draft, "Format", if third { "Open Badge 3.0" } else { "Open Badge 2.0" });
    field(draft, "Description", &text(badge.get("description")).unwrap_or_default());
    let criteria = badge.get("criteria");
    let narrative = criteria.and_then(|criteria| text(criteria.get("narrative")).or_else(|| text(Some(criteria))));
    field(draft, "Critères", &narrative.unwrap_or_default());
    let issuer = value.get("issuer").or_else(|| badge.get("issuer")).or_else(|| badge.get("creator"));
    let issuer = issuer.and_then(|issuer| text(issuer.get("name")).or_else(|| text(Some(issuer)))).unwrap_or_default();
    field(draft, "Émetteur", &issuer);
    recipient(value, subject, draft);
    dates(value, draft);
    evidence(value, badge, draft);
    let claims = &mut draft.content.properties;
    (claims.title, claims.author) = (filled(&title), filled(&issuer));
}

/// The person to whom the badge was given: by name, by address, or by a digest of it.
fn recipient(value: &Value, subject: &Value, draft: &mut Draft) {
    let first = |list: Option<&Value>| list.map(|list| list_first(list).clone()).unwrap_or_default();
    let identifier = first(subject.get("identifier"));
    let old = value.get("recipient").cloned().unwrap_or_default();
    let name = text(value.get("recipientProfile").and_then(|profile| profile.get("name")))
        .or_else(|| text(subject.get("name")))
        .or_else(|| text(old.get("name")));
    let identity = text(identifier.get("identityHash"))
        .or_else(|| text(old.get("identity")))
        .or_else(|| text(Some(&old)))
        .or_else(|| text(subject.get("id")));
    let declared = [&identifier, &old].iter().any(|holder| holder.get("hashed") == Some(&Value::Bool(true)));
    let hashed = declared || identity.as_deref().is_some_and(|id| DIGESTS.iter().any(|mark| id.starts_with(mark)));
    let shown = match (name, identity) {
        (Some(name), _) => name,
        (None, Some(_)) if hashed => "identité masquée (empreinte)".to_owned(),
        (None, identity) => identity.unwrap_or_default(),
    };
    field(draft, "Titulaire", &shown);
    if hashed {
        draft.remark(RemarkKind::HashedRecipient, "", None);
    }
}

fn dates(value: &Value, draft: &mut Draft) {
    let one = |names: &[&str]| names.iter().find_map(|name| text(value.get(*name)));
    let issued = one(&["validFrom", "issuanceDate", "awardedDate", "issuedOn"]);
    field(draft, "Délivré le", &issued.as_deref().map(|date| iso_text(date).0).unwrap_or_default());
    let expires = one(&["validUntil", "expirationDate", "expires"]);
    field(draft, "Expire le", &expires.as_deref().map(|date| iso_text(date).0).unwrap_or_default());
    if value.get("revoked") == Some(&Value::Bool(true)) {
        field(draft, "Révoqué", "oui");
    }
    draft.content.properties.created = issued.as_deref().and_then(iso_date);
}

/// Where the evidence and the details of the badge are kept: mentioned, never fetched.
fn evidence(value: &Value, badge: &Value, draft: &mut Draft) {
    for proof in list(value.get("evidence")) {
        let words = text(proof.get("narrative")).or_else(|| text(proof.get("name"))).unwrap_or_default();
        field(draft, "Preuve", &words);
        if let Some(address) = text(proof.get("id")).or_else(|| text(Some(&proof))) {
            draft.remark(RemarkKind::ExternalTarget, &address, None);
        }
    }
    if let Some(address) = badge.as_str() {
        field(draft, "Badge", address);
        draft.remark(RemarkKind::ExternalTarget, address, None);
    }
}

fn field(draft: &mut Draft, label: &str, value: &str) {
    if !value.trim().is_empty() {
        draft.paragraph(BlockKind::Field, &format!("{label} : {}", value.trim()));
    }
}

/// The text of a value; of the French form, or the first, where it comes in several languages.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => filled(text),
        Value::Object(forms) if forms.contains_key("fr") => text(forms.get("fr")),
        _ => None,
    }
}

/// One or several values as a list.
fn list(value: Option<&Value>) -> Vec<Value> {
    match value {
        Some(Value::Array(values)) => values.clone(),
        Some(value) => vec![value.clone()],
        None => Vec::new(),
    }
}

/// The value itself, or the first of a list.
fn list_first(value: &Value) -> &Value {
    value.as_array().map_or(value, |values| values.first().unwrap_or(&Value::Null))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::read::limits::Limits;

    fn fields(value: &Value) -> (Vec<String>, Draft) {
        assert!(is_badge(value));
        let mut draft = Draft::new(&Limits::default());
        read(value, &mut draft);
        (draft.content.blocks.iter().map(|block| block.text.clone()).collect(), draft)
    }

    #[test]
    fn the_second_edition_gives_its_fields() {
        let (found, draft) = fields(&json!({
            "@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
            "recipient": {"type": "email", "hashed": true, "identity": "sha256$00"},
            "badge": {"name": "Écoute", "criteria": {"narrative": "Observer."}, "issuer": {"name": "Garrigue"}},
            "issuedOn": "2026-03-01T09:00:00Z", "expires": "2028-03-01", "evidence": "https://x.fr/p"
        }));
        assert_eq!(
            found,
            [
                "Écoute",
                "Format : Open Badge 2.0",
                "Critères : Observer.",
                "Émetteur : Garrigue",
                "Titulaire : identité masquée (empreinte)",
                "Délivré le : 01/03/2026 09:00",
                "Expire le : 01/03/2028",
            ]
        );
        let kinds: Vec<RemarkKind> = draft.content.remarks.iter().map(|remark| remark.kind).collect();
        assert_eq!(kinds, [RemarkKind::HashedRecipient, RemarkKind::ExternalTarget]);
    }

    #[test]
    fn the_third_edition_gives_its_fields() {
        let (found, _) = fields(&json!({
            "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {"id": "https://x.fr", "name": "Garrigue"}, "validFrom": "2026-03-01T00:00:00Z",
            "credentialSubject": {"type": ["AchievementSubject"], "name": "Luc Durand",
                "achievement": {"name": {"en": "Teamwork", "fr": "Équipe"}, "criteria": {"narrative": "Faire."}}}
        }));
        assert_eq!(
            found,
            [
                "Équipe",
                "Format : Open Badge 3.0",
                "Critères : Faire.",
                "Émetteur : Garrigue",
                "Titulaire : Luc Durand",
                "Délivré le : 01/03/2026",
            ]
        );
    }

    #[test]
    fn other_objects_are_no_badges() {
        for value in [json!({}), json!({"type": "Feature"}), json!([1]), json!({"type": ["VerifiableCredential"]})] {
            assert!(!is_badge(&value), "{value}");
        }
    }
}
