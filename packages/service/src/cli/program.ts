import { Command, type Argument, type Option } from 'commander'
import type { Speech } from '../words/words.ts'
import { applyHelp } from './apply-help.ts'
import { readVersion } from './read-version.ts'
import { SpokenCommand } from './spoken-command.ts'
import { commandGroups } from './commands/index.ts'
import type { Perform } from './command-run.ts'
import { chooseStyle } from './style.ts'
import type { Runtime } from './runtime.ts'

const widest = 100

const examples = `
  accredit serve
  accredit customers
  accredit qualify c0de0000-0000-4000-8000-000000000001 Education --segment K12 --wait`

/** Builds the program with all its commands. */
export function buildProgram(runtime: Runtime, perform: Perform, speech: Speech): Command {
  const { help, texts } = speech.words
  const { stdout, stderr, environment } = runtime
  const titles = new Map([
    ['Usage:', help.headings.usage],
    ['Options:', help.headings.options],
    ['Global Options:', help.headings.globalOptions],
    ['Arguments:', help.headings.arguments],
    ['Commands:', help.headings.commands],
  ])
  const style = chooseStyle(stdout, environment)
  const errorStyle = chooseStyle(stderr, environment)
  const program = new SpokenCommand(speech, 'accredit')
  program
    .version(readVersion(), '-V, --version')
    .option('--json')
    .option('--lang <tag>')
    .option('-v, --verbose')
    .exitOverride()
    .showHelpAfterError(texts.parser.seeHelp)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) =>
        write(text.replace(/^error:/, errorStyle(['red', 'bold'], texts.parser.error))),
      getOutHelpWidth: () => Math.min(stdout.columns ?? widest, widest),
      getErrHelpWidth: () => Math.min(stderr.columns ?? widest, widest),
      getOutHasColors: () => true,
      getErrHasColors: () => true,
    })
    .configureHelp({
      showGlobalOptions: true,
      visibleGlobalOptions: (command) =>
        command === program ? [] : program.options.filter(({ long }) => long !== '--version'),
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(termOf)].join(' '),
      styleTitle: (title) => style('bold', titles.get(title) ?? title),
      optionDescription: (option) => describeChoice(option, help),
      argumentDescription: (argument) => describeChoice(argument, help),
    })
    .helpOption('-h, --help', help.helpOption)
    .addHelpCommand(
      new Command('help')
        .argument('[command]')
        .description(help.helpCommand)
        .helpGroup(help.headings.more),
    )
    .addHelpText('after', `\n${help.examples}${examples}\n\n${help.exitCodes}\n`)
  for (const [name, group] of Object.entries(commandGroups)) {
    program.commandsGroup(help.headings[name as keyof typeof commandGroups])
    for (const addCommand of group) addCommand(program, perform)
  }
  applyHelp(program, speech)
  return program
}

function termOf(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`
}

/** The description with the choices, or the default. */
function describeChoice(
  { description, argChoices, defaultValue, defaultValueDescription }: Option | Argument,
  help: Speech['words']['help'],
): string {
  const shown = defaultValueDescription ?? JSON.stringify(defaultValue)
  const more = [
    ...(argChoices ? [`${help.choices}: ${argChoices.join(', ')}`] : []),
    ...(defaultValue === undefined ? [] : [`${help.default}: ${shown}`]),
  ]
  return more.length === 0 ? description : `${description} (${more.join('; ')})`
}
