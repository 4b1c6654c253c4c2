import type { RoleNames } from '../words.ts'

/** The names of the roles in European Portuguese. */
export const roles: RoleNames = {
  AdminAgent: 'Agente administrador',
  SalesAgent: 'Agente de vendas',
  HelpdeskAgent: 'Agente de suporte técnico',
  BillingAdmin: 'Administrador de faturação',
  GlobalAdmin: 'Administrador global',
  UserManagementAdmin: 'Administrador de gestão de utilizadores',
  'Vetting.Review': 'Analista de verificação',
}
