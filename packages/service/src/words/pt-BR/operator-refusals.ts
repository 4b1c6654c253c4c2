import type { OperatorRefusalWords } from '../told.ts'

/** Refusals of operators' changes in Brazilian Portuguese. */
export const operatorRefusals: OperatorRefusalWords = {
  PartnerUnknown: ({ partnerId }) => [
    `nenhum parceiro tem o locatário ${partnerId}`,
    'accredit admin partner list os mostra, accredit admin partner add adiciona um',
  ],
  PartnerKnown: ({ partnerId, name }) => [
    `o parceiro ${partnerId} já existe, como ${name}`,
    'accredit admin partner change o altera',
  ],
  PartnerIsReviewers: ({ partnerId }) => [
    `o locatário ${partnerId} é dos analistas, e nenhum parceiro pode julgar os próprios casos`,
    'retire-o de ACCREDIT_REVIEWER_TENANTS e reinicie o serviço, ou indique outro locatário',
  ],
  PartnerIncomplete: ({ missing }) => [
    `um novo parceiro precisa de ${missing}`,
    'informe o que falta',
  ],
  PartnerDomainTaken: ({ domain, partnerId }) => [
    `o domínio ${domain} é do parceiro ${partnerId}`,
    'um domínio pertence a um só parceiro',
  ],
  PartnerHasCustomers: ({ partnerId, count }) => [
    `o parceiro ${partnerId} ainda tem clientes: ${count}`,
    'retire-os primeiro: accredit admin customer remove',
  ],
  ApplicationUnknown: ({ partnerId, applicationId }) => [
    `o parceiro ${partnerId} não tem o aplicativo ${applicationId}`,
    'accredit admin application list os mostra, accredit admin application add registra um',
  ],
  ApplicationKnown: ({ applicationId, rights }) => [
    `o aplicativo ${applicationId} já está registrado, para ${rights}`,
    'accredit admin application change o altera',
  ],
  ApplicationIncomplete: ({ missing }) => [
    `um novo aplicativo precisa de ${missing}`,
    'informe o que falta',
  ],
  MemberUnknown: ({ partnerId, objectId }) => [
    `o parceiro ${partnerId} não tem o usuário ${objectId}`,
    'accredit admin role list os mostra, accredit admin role add adiciona um',
  ],
  MemberKnown: ({ objectId, roles }) => [
    `o usuário ${objectId} já existe, com ${roles}`,
    'accredit admin role change altera as funções',
  ],
  MemberIncomplete: ({ missing }) => [
    `um novo usuário precisa de ${missing}`,
    'informe o que falta',
  ],
  CodeUnknown: ({ partnerId, code }) => [
    `o parceiro ${partnerId} não tem o código de validação ${code}`,
    'accredit admin code list os mostra, accredit admin code add adiciona um',
  ],
  CodeKnown: ({ code, organization }) => [
    `o código de validação ${code} já existe, para ${organization}`,
    'accredit admin code change o altera',
  ],
  CodeIncomplete: ({ missing }) => [
    `um novo código de validação precisa de ${missing}`,
    'informe o que falta',
  ],
  CodeOveruse: ({ code, creates, used }) => [
    `o código de validação ${code} não pode ter ${creates} usos: ${used} já foram usados`,
    `um uso nunca é devolvido, por isso ${used} é o mínimo; não sobra nenhum`,
  ],
  CodeInUse: ({ code, count, used }) => [
    `o código de validação ${code} qualificou ${count} clientes, e precisa continuar a comprovar isso`,
    `para acabar com o seu uso, reduza os usos aos já feitos: ${used}`,
  ],
  CustomerUnknown: ({ partnerId, customerId }) => [
    `o parceiro ${partnerId} não tem o cliente ${customerId}`,
    'accredit admin customer list os mostra, accredit admin customer add adiciona um',
  ],
  CustomerKnown: ({ customerId }) => [
    `o cliente ${customerId} já existe`,
    'accredit admin customer change o altera',
  ],
  CustomerIncomplete: ({ missing }) => [
    `um novo cliente precisa de ${missing}`,
    'informe o que falta',
  ],
  CustomerDomainTaken: ({ domain }) => [
    `o domínio ${domain} é de outro locatário`,
    'um domínio pertence a um só locatário',
  ],
  CustomerDomainFixed: ({ customerId, domain }) => [
    `o domínio do cliente ${customerId} é ${domain} e não pode ser alterado`,
    'deixe o domínio como está',
  ],
  CustomerInReview: ({ customerId, caseId }) => [
    `há um caso aberto do cliente ${customerId}: ${caseId}`,
    'decida-o primeiro na análise',
  ],
  DomainUnlisted: ({ domain, list }) => [
    `o domínio ${domain} não está na lista ${list}`,
    `accredit admin ${list}-list list mostra o que está`,
  ],
  DomainListed: ({ domain, list, reason }) => [
    `o domínio ${domain} já está na lista ${list}: ${reason}`,
    `accredit admin ${list}-list change altera a entrada`,
  ],
}
