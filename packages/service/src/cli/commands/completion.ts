import { Argument } from 'commander'
import type { AddCommand } from '../command-run.ts'
import { completionScripts, type Shell } from '../completion-scripts.ts'
import { describeWords } from '../completion-words.ts'

const setup = `
Add one of these to the start file of your shell:
  bash  source <(accredit completion bash)
  zsh   source <(accredit completion zsh)
  fish  accredit completion fish | source`

/** `accredit completion`: shell completion scripts. */
export const addCompletion: AddCommand = (program, perform) => {
  const command = program
    .command('completion')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText('after', setup)
  command.action((shell: Shell) =>
    perform(command, async ({ output }) => {
      const script = completionScripts[shell](describeWords(program))
      output.value({ shell, script }, () => script)
    }),
  )
}

const shells = Object.keys(completionScripts)
