import { readFileSync } from 'node:fs'
import { Command, type Argument } from 'commander'
import { commandGroups } from './commands/index.ts'
import type { Perform } from './command-run.ts'
import { exitCodeHelp } from './exit-codes.ts'
import { chooseStyle } from './style.ts'
import type { Runtime } from './runtime.ts'

const widest = 100
const lastHeading = Object.keys(commandGroups).at(-1) ?? ''

const examples = `Examples:
  accredit serve
  accredit customers
  accredit qualify c0de0000-0000-4000-8000-000000000001 Education --segment K12 --wait`

/** Builds the program with all its commands. */
export function buildProgram(runtime: Runtime, perform: Perform): Command {
  const { stdout, stderr, environment } = runtime
  const style = chooseStyle(stdout, environment)
  const errorStyle = chooseStyle(stderr, environment)
  const program = new Command('accredit')
  program
    .description('Partner Center’s qualification API: a sandbox, your own service, and its tools.')
    .version(readVersion(), '-V, --version', 'show the version')
    .option('--json', 'print data as JSON')
    .option(
      '--lang <tag>',
      'language of texts and dates: en, pt-PT or pt-BR [LC_ALL, LC_MESSAGES, LANG]',
    )
    .option('-v, --verbose', 'print more on standard error, with the cause of each error')
    .exitOverride()
    .showHelpAfterError('Add --help for usage.')
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) =>
        write(text.replace(/^error:/, errorStyle(['red', 'bold'], 'Error:'))),
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
      styleTitle: (title) => style('bold', title),
    })
    .helpOption('-h, --help', 'show help')
    .addHelpCommand(
      new Command('help')
        .argument('[command]')
        .description('show the help of a command')
        .helpGroup(lastHeading),
    )
    .addHelpText('after', `\n${examples}\n\n${exitCodeHelp}\n`)
  for (const [heading, group] of Object.entries(commandGroups)) {
    program.commandsGroup(heading)
    for (const addCommand of group) addCommand(program, perform)
  }
  return program
}

function termOf(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`
}

function readVersion(): string {
  const file = new URL(import.meta.resolve('#package.json'))
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
