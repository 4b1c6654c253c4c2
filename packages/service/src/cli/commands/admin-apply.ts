import { problem } from '../../words/problem.ts'
import type { AddCommand } from '../command-run.ts'
import { Failure } from '../failure.ts'
import { addAdminWork, showPart, tellChanges } from './admin-store.ts'
import { applySetupCommand } from '../../operations/admin/apply-setup.ts'

const example = `A file says how things shall be; what it does not name stays as it is:

  partners:
    - id: 6f0c3a52-0000-4000-8000-000000000001
      name: Contoso
      domain: contoso.onmicrosoft.com
      applications:
        - id: 6f0c3a52-0000-4000-8000-000000000301
          allows: [user, app-read]   # app-write too, to write without a user
      members:
        - id: 6f0c3a52-0000-4000-8000-000000000101
          userPrincipalName: ada@contoso.onmicrosoft.com
          roles: [AdminAgent]
      codes:
        - code: "12345"
          organization: Contoso, Inc.
          creates: 5              # or unlimited
      customers:
        - id: 6f0c3a52-0000-4000-8000-000000000201
          name: Northwind School
          domain: northwindschool.onmicrosoft.com
          email: office@northwind.example
          address: {country: US, addressLine1: 12 Orchard Lane, city: Spokane, state: WA, postalCode: "99201"}
          gdap:
            AdminAgent: [Directory Readers]
  allowList:
    - domain: northwind.example
      names: [Northwind School]
      reason: On the state’s register of schools
  stopList:
    - domain: diplomas.example
      reason: Sells diplomas
      denial: Not an Academic Domain`

/** `accredit admin apply`: applies a setup file; repeating it changes nothing. */
export const addAdminApply: AddCommand = (admin, perform) => {
  const command = admin
    .command('apply')
    .argument('<file>')
    .option('--dry-run')
    .option('--prune')
    .addHelpText('after', `\n${example}\n`)
  addAdminWork(command, perform, async (run, [file = ''], flags) => {
    const { store, output, speech, operator, reviewerTenants, at } = run
    const { readSetupFile } = await import('../../admin/read-setup-file.ts')
    const { setup, problems } = readSetupFile(file)
    if (problems.length > 0) {
      throw new Failure(
        'usage',
        problem('SetupFile', { path: file, problems: problems.map(showPart) }),
      )
    }
    const trial = flags['dryRun'] === true
    const prune = flags['prune'] === true
    const { changes, refusals } = await store.run(
      applySetupCommand,
      { setup, operator, reviewerTenants, prune, trial },
      at,
    )
    if (refusals.length > 0) {
      throw new Failure('refused', problem('SetupRefused', { problems: refusals }))
    }
    tellChanges(run, changes)
    const { dryRun, matchesFile } = speech.words.notes
    if (changes.length === 0) output.note(matchesFile)
    else if (trial) output.note(dryRun)
  })
}
