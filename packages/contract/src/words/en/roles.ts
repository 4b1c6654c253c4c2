import type { RoleNames } from '../words.ts'

/** The names of the roles in English. */
export const roles: RoleNames = {
  AdminAgent: 'Admin agent',
  SalesAgent: 'Sales agent',
  HelpdeskAgent: 'Helpdesk agent',
  BillingAdmin: 'Billing admin',
  GlobalAdmin: 'Global admin',
  UserManagementAdmin: 'User management admin',
  'Vetting.Review': 'Vetting reviewer',
}
