//! Signatures that office packages carry as parts of their own: XML signatures of OOXML (ECMA-376 part 2, clause 10) and
//! of ODF (part 2, 5). Their presence is told; verifying them needs a canonical form of XML, which is not done here.

use super::package::Package;

/// How many signatures the package carries.
pub(crate) fn count(package: &Package<'_>) -> usize {
    package.names().filter(|name| is_ooxml(name) || is_odf(name)).count()
}

/// True for the part of one signature; its origin and its relationships stand in the same folder.
fn is_ooxml(name: &str) -> bool {
    let inside = name.strip_prefix("_xmlsignatures/").and_then(|name| name.strip_suffix(".xml"));
    inside.is_some_and(|stem| !stem.contains('/'))
}

/// True for the part that holds the signatures of the document; those of its macros are of no interest.
fn is_odf(name: &str) -> bool {
    name == "meta-inf/documentsignatures.xml"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;
    use crate::read::package::tests::zipped;

    fn signatures(parts: &[(&str, &str)]) -> usize {
        count(&Package::open(&zipped(parts), &Limits::default()).unwrap())
    }

    #[test]
    fn signatures_of_packages_are_counted_and_their_relationships_are_not() {
        assert_eq!(signatures(&[("_xmlsignatures/sig1.xml", ""), ("_xmlsignatures/_rels/origin.sigs.rels", "")]), 1);
        assert_eq!(signatures(&[("META-INF/documentsignatures.xml", ""), ("content.xml", "")]), 1);
        assert_eq!(signatures(&[("META-INF/macrosignatures.xml", ""), ("content.xml", "")]), 0);
        assert_eq!(signatures(&[("ppt/presentation.xml", "")]), 0);
    }
}
