import { vettingReasonTexts } from '@accredit/contract/vetting-reasons'
import { applicationRights, cspRoles, governmentDirectoryRoles } from '@accredit/contract/access'
import {
  educationSegments,
  qualificationsWith,
  vettedQualifications,
} from '@accredit/contract/qualification'
import type { Command, Option } from 'commander'
import { options, variableOf, type OptionName } from '../config/options.ts'
import type { HelpFacts } from '../words/help-facts.ts'
import type { Speech } from '../words/words.ts'
import { qualificationChoices } from './read-arguments.ts'

type Heading = keyof Speech['words']['help']['headings']

/**
 * Sets the help texts of every command, option and argument in the user's language.
 * @throws Error for one without a text
 */
export function applyHelp(program: Command, { words, formats }: Speech): void {
  const facts = collectFacts(formats)
  const commands: Readonly<Record<string, { summary: string; description: string }>> =
    words.help.commands(facts)
  const parameters: Readonly<Record<string, string>> = words.parameters(facts)
  const find = (path: string, name: string): string => {
    const places = [path, path.slice(0, Math.max(0, path.lastIndexOf(' ')))]
    const found = [...places.map((place) => `${place} ${name}`), name]
      .map((key) => parameters[key])
      .find((text) => text !== undefined)
    if (found === undefined) throw new Error(`no words for ${name} of ${path}`)
    return found
  }
  const walk = (command: Command, path: string) => {
    for (const argument of command.registeredArguments) {
      argument.description = find(path, `<${argument.name()}>`)
    }
    for (const option of command.options.filter(({ hidden }) => !hidden)) {
      option.description = explain(option, words) ?? find(path, option.long ?? '')
      const heading = option.helpGroupHeading as Heading | undefined
      if (heading !== undefined) option.helpGroupHeading = words.help.headings[heading]
    }
    for (const below of command.commands.filter((each) => each.name() !== 'help')) {
      const place = `${path} ${below.name()}`.trim()
      const help = commands[place]
      if (!help) throw new Error(`no words for ${place}`)
      below.summary(help.summary).description(help.description)
      walk(below, place)
    }
  }
  program.description(words.help.program)
  walk(program, '')
}

/** Describes an option of the service, whose text is found by its name. */
function explain(option: Option, { help, options: said }: Speech['words']): string | undefined {
  const isOfService = serviceGroups.has(option.helpGroupHeading ?? '')
  const name = option.attributeName() as OptionName
  if (!isOfService || !Object.hasOwn(options, name)) return undefined
  const { kind } = options[name]
  const initial = option.defaultValueDescription ?? ''
  const off = kind === 'switch' && initial === 'on' ? `; --no-${option.name()}` : ''
  const initially = initial === '' ? '' : ` (${help.default}: ${initial}${off})`
  return `${said[name]} [${variableOf(name)}]${initially}`
}

const serviceGroups: ReadonlySet<string> = new Set(['service', 'sandbox', 'production'])

function collectFacts({ either, list }: Speech['formats']): HelpFacts {
  return {
    rights: list(applicationRights),
    cspRoles: list(cspRoles),
    directoryRoles: list(governmentDirectoryRoles),
    vetted: list(vettedQualifications),
    qualifications: qualificationChoices,
    segments: either(educationSegments),
    segmentTakers: list(qualificationsWith('educationSegment')),
    websiteTakers: list(qualificationsWith('website')),
    codeTakers: list(qualificationsWith('validationCode')),
    reasons: vettingReasonTexts.join('; '),
  }
}
