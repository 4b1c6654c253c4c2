import type { AddCommand } from '../command-run.ts'
import { applicationGroup } from './admin-application.ts'
import { addAdminApply } from './admin-apply.ts'
import { codeGroup } from './admin-code.ts'
import { customerGroup } from './admin-customer.ts'
import { gdapGroup } from './admin-gdap.ts'
import { addAdminGroup } from './admin-group.ts'
import { addAdminHistory } from './admin-history.ts'
import { domainListGroup } from './admin-list.ts'
import { partnerGroup } from './admin-partner.ts'
import { roleGroup } from './admin-role.ts'

/** `accredit admin`: partners, permissions, codes, customers and domain lists. */
export const addAdmin: AddCommand = (program, perform) => {
  const admin = program.command('admin')
  addAdminApply(admin, perform)
  addAdminGroup(admin, perform, partnerGroup)
  addAdminGroup(admin, perform, applicationGroup)
  addAdminGroup(admin, perform, roleGroup)
  addAdminGroup(admin, perform, gdapGroup)
  addAdminGroup(admin, perform, codeGroup)
  addAdminGroup(admin, perform, customerGroup)
  addAdminGroup(admin, perform, domainListGroup('allow'))
  addAdminGroup(admin, perform, domainListGroup('stop'))
  addAdminHistory(admin, perform)
}
