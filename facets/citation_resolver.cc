#include "facets/citation_resolver.h"

#include <algorithm>

#include "facets/citation_central.h"
#include "facets/citation_local.h"
#include "facets/citation_plenary.h"

namespace vankho::facets {
namespace {

bool is_local(const Meaning& meaning) {
  return meaning.level == Level::province || meaning.level == Level::district ||
         meaning.level == Level::grassroots;
}

bool is_national(const Article& article, const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  if (reference.national) return true;
  return !reference.details.body.known() && may_be_national(article, meaning);
}

// Whose document it is, as far as its own words tell.
Level level_by_words(const Article& article, const Meaning& meaning) {
  const Reference& reference = meaning.reference;
  if (reference.form == Reference::Form::plenum) return Level::central;
  if (reference.form == Reference::Form::congress) {
    if (is_national(article, meaning)) return Level::central;
    const Level level = reference.details.body.level;
    return level == Level::other ? Level::province : level;
  }
  const Issuer* issuer = reference.details.issuer;
  if (reference.signer != nullptr) return reference.signer->level;
  if (!reference.suffix.empty()) return Level::state;  // an unknown body's symbol
  return issuer != nullptr ? issuer->level : Level::central;
}

using Step = void (*)(Article&, Meaning&);

void for_all(Article& article, Step step) {
  for (Meaning& meaning : article.meanings) {
    if (meaning.reference.type != nullptr && !meaning.settled) step(article, meaning);
  }
}

void classify(Article& article, Meaning& meaning) {
  meaning.type = meaning.reference.type->id;
  meaning.level = level_by_words(article, meaning);
}

void settle_by_itself(Article& article, Meaning& meaning) {
  if (meaning.level == Level::central) {
    settle_central(article, meaning);
  } else if (is_local(meaning)) {
    settle_local(article, meaning);
  } else if (meaning.level == Level::state) {
    settle_state(meaning);
  }
}

void settle_by_others(Article& article, Meaning& meaning) {
  if (meaning.level == Level::central) follow_central(article, meaning);
}

void settle_by_choice(Article& article, Meaning& meaning) {
  if (meaning.level == Level::central) choose_central(article, meaning);
}

}  // namespace

void resolve_meanings(Article& article) {
  for_all(article, classify);
  complete_bodies(article);
  for_all(article, settle_by_itself);
  for_all(article, settle_by_others);
  for_all(article, settle_by_choice);
  for_all(article, settle_by_others);  // a headline's short form follows the text's choice
  merge_local(article);
}

}  // namespace vankho::facets
