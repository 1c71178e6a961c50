//! The report as one HTML file for people: no network, no script needed, nothing that a document says can run.
//!
//! Rust prepares plain values (`page`, `work`, `calendar`, `evidence`, `documents`), the templates lay them out, the engine escapes
//! every value. The style and the script are allowed by their digests alone.

use std::io::{self, Write};
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use crate::catalogue::{Lang, Words};
use crate::model::report::Report;

mod anchors;
mod calendar;
mod documents;
mod evidence;
mod page;
mod policy;
mod shown;
mod tree;
mod work;

pub use evidence::IN_FULL;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
const TEMPLATES: &[(&str, &str)] = &[
    ("frame.html", include_str!("frame.html")),
    ("page.html", include_str!("page.html")),
    ("marks.html", include_str!("marks.html")),
    ("landing.html", include_str!("landing.html")),
    ("picture.html", include_str!("picture.html")),
    ("line.html", include_str!("line.html")),
    ("todo.html", include_str!("todo.html")),
    ("calendar.html", include_str!("calendar.html")),
    ("indicators.html", include_str!("indicators.html")),
    ("artefact.html", include_str!("artefact.html")),
    ("remarks.html", include_str!("remarks.html")),
    ("documents.html", include_str!("documents.html")),
    ("method.html", include_str!("method.html")),
];

/// Writes `report` to `out`.
///
/// # Errors
/// Those of `out`; a template that fails is a bug of ours and an error of kind `Other`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let environment = environment(words).map_err(io::Error::other)?;
    let template = environment.get_template("page.html").map_err(io::Error::other)?;
    let page = page::Page::new(report, words);
    let text = template.render(Serde(&page)).map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

/// Another page of ours, from its own template and style, without a script: the same frame, engine, escaping and words.
///
/// # Errors
/// A template that fails is a bug of ours and an error of kind `Other`.
pub(super) fn another_page(
    (source, style): (&'static str, &'static str),
    values: &impl serde::Serialize,
    words: &Words,
) -> io::Result<String> {
    let mut environment = environment(words).map_err(io::Error::other)?;
    environment.add_template("another.html", source).map_err(io::Error::other)?;
    let template = environment.get_template("another.html").map_err(io::Error::other)?;
    let policy = policy::for_inline(style, "");
    template.render(context! { policy, style, ..Serde(values) }).map_err(io::Error::other)
}

/// The templates, strict about what they name, with the catalogue at hand as `t("key", n=1)`.
fn environment(words: &Words) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_global("lang", words.lang().id());
    environment.add_global("of_rules", Value::from_safe_string(of_rules(words)));
    let words = Arc::new(Words::new(words.lang()));
    environment.add_function("t", move |key: String, args: Kwargs| say(&words, &key, &args));
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

/// The attribute of an element whose words come from the rules, in a page of another language (WCAG 2.2, 3.1.2).
fn of_rules(words: &Words) -> String {
    if words.lang() == Lang::RULES { String::new() } else { format!(" lang=\"{}\"", Lang::RULES.id()) }
}

fn say(words: &Words, key: &str, args: &Kwargs) -> Result<String, minijinja::Error> {
    let mut filled: Vec<(String, String)> = Vec::new();
    for name in args.args() {
        let value: Value = args.get(name)?;
        filled.push((name.to_owned(), value.to_string()));
    }
    let borrowed: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Ok(words.tell(key, &borrowed))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::report::sample;

    fn rendered_in(lang: Lang) -> String {
        let mut bytes = Vec::new();
        render(&sample::report(), &Words::new(lang), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn rendered() -> String {
        rendered_in(Lang::Fr)
    }

    /// The values of attribute `name`.
    fn values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
        let opening = format!(" {name}=\"");
        html.match_indices(&opening).filter_map(|(at, _)| html[at + opening.len()..].split('"').next()).collect()
    }

    #[test]
    fn every_link_leads_somewhere_in_the_page() {
        let html = rendered();
        let ids: BTreeSet<&str> = values(&html, "id").into_iter().collect();
        for link in values(&html, "href") {
            assert!(link.strip_prefix('#').is_some_and(|id| ids.contains(id)), "{link}");
        }
    }

    #[test]
    fn no_id_is_used_twice() {
        let html = rendered();
        let ids = values(&html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    #[test]
    fn the_policy_allows_the_style_and_the_script_that_are_there_and_nothing_else() {
        let html = rendered();
        assert!(
            html.contains(&format!("<style>{STYLE}</style>")) && html.contains(&format!("<script>{SCRIPT}</script>"))
        );
        assert!(html.contains("content=\"default-src &#x27;none&#x27;; style-src &#x27;sha256-"));
        assert_eq!((html.matches("<style").count(), html.matches("<script").count()), (1, 1));
        assert_eq!(values(&html, "style").len() + values(&html, "src").len() + values(&html, "onclick").len(), 0);
    }

    #[test]
    fn nothing_is_fetched() {
        let own = rendered().replace("https:&#x2f;&#x2f;evil.example", "");
        assert!(
            !own.contains("http://")
                && !own.contains("https:&#x2f;")
                && !own.contains("url(")
                && !own.contains("@import")
        );
    }

    #[test]
    fn a_page_says_its_language_and_where_it_holds_another() {
        let (french, english) = (rendered(), rendered_in(Lang::En));
        assert!(french.contains("<html lang=\"fr\">") && french.matches(" lang=").count() == 1);
        assert!(english.contains("<html lang=\"en\">") && english.contains("<h3 lang=\"fr\">Certif’Région V6</h3>"));
        assert!(english.contains("<h5 lang=\"fr\">Procédure d’étude de faisabilité</h5>"));
        assert!(english.contains("<blockquote>“Compte rendu de visite”</blockquote>"));
        assert!(!english.contains("&nbsp;"));
    }

    #[test]
    fn a_name_that_the_templates_do_not_know_is_an_error() {
        let words = Words::new(Lang::Fr);
        let environment = environment(&words).unwrap();
        assert!(environment.render_named_str("x.html", "{{ nothing }}", ()).is_err());
    }
}
