import { vettingReasonTexts } from '@accredit/contract'

/** Words that no Portuguese text has, whatever it is about. */
const english = new Set(
  `accepted add address after agrees already an and another any anybody application approved are ask
    at be because been before behaviours by can cannot case changed checked checking code could
    customer day days differences differs domain due each event events every file folder found
    from give had has have hour hours how is it its key line lines listing lists make missing
    must name new newest next nobody not nothing number of only partner reading ready reason refused
    request requests row rows run sealed second secret send sending service should show shows
    signed somebody state store than that the their them then there they this unknown until value
    verdict wait waiting was website were what when where which who whom why will with would your`.split(
    /\s+/,
  ),
)

/** Texts that stay as they are in every language: published reasons, names, commands, options, members, addresses, ids. */
const asTheyAre = [
  // The longest first, since one begins with another.
  ...vettingReasonTexts
    .toSorted((a, b) => b.length - a.length)
    .map((text) => new RegExp(text, 'gi')),
  /"?accredit( [a-z-]+)+/g,
  /\b[\da-f]{8}-[\da-f-]{27}\b/g,
  /--[a-z][a-z-]*( <[a-z=-]+>)?/g,
  /\b[A-Z]+_[A-Z_]+\b/g,
  /\S*[/@\\]\S*/g,
  /"(events|secret|url)"/g,
  /\b[\w-]+\.(ts|json|yaml|pem|key|sqlite|test)\b/g,
  /\bPartner Center\b|\bApp-only\b|\bRetry-After\b|\bJSON Lines\b|"Backup and Restore"/g,
  /\b[a-z]+(-[a-z\d]+)+\b/g,
]

/**
 * The English words in a text that should have none.
 * @param known further texts that stay as they are, such as customers' names
 */
export function findEnglish(text: string, known: readonly string[] = []): string[] {
  let rest = text
  for (const each of known) rest = rest.replaceAll(each, ' ')
  for (const each of asTheyAre) rest = rest.replaceAll(each, ' ')
  const found = rest.match(/\p{L}+/gu) ?? []
  return [...new Set(found.map((word) => word.toLowerCase()))].filter((word) => english.has(word))
}
