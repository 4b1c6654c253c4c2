import { fieldWord, type SaidPart, type Values, type WarningWords } from '../words.ts'
import { fields } from './fields.ts'

const segments: Values = {
  K12: 'ensino fundamental ou médio',
  HigherEducation: 'ensino superior',
}
const segmentWord = (segment = '') => segments[segment] ?? segment

const sayPart = ({ field, value, rule = 'o valor não é aceito' }: SaidPart) =>
  value === undefined
    ? `${fieldWord(fields, field)} não informado (${rule})`
    : `${fieldWord(fields, field)} “${value}” (${rule})`
const sayParts = (parts: readonly SaidPart[]) => parts.map(sayPart).join('; ')

/** The warnings of a pre-check in Brazilian Portuguese. */
export const warnings: WarningWords = {
  'name-missing': () => 'Falta o nome legal.',
  'name-not-a-name': ({ name }) => `“${name}” tem letras de menos para ser um nome legal.`,
  'name-test': ({ name, word }) =>
    `O nome legal “${name}” contém a palavra “${word}”, que nenhum nome registrado tem.`,
  'name-abbreviation': ({ name }) =>
    `O nome legal “${name}” é uma sigla; precisa ser escrito por extenso.`,
  'address-missing': () => 'Falta o endereço.',
  'address-incomplete': (_, parts = []) => `O endereço está incompleto: ${sayParts(parts)}.`,
  'address-invalid': (_, parts = []) => `O endereço não é válido: ${sayParts(parts)}.`,
  'email-missing': () => 'Falta o e-mail.',
  'email-malformed': ({ email }) => `“${email}” não é um e-mail.`,
  'email-free-mail': ({ email }) =>
    `O e-mail ${email} é de uma caixa gratuita; precisa ser da instituição.`,
  'email-disposable': ({ email }) =>
    `O e-mail ${email} é de uma caixa descartável; precisa ser da instituição.`,
  'email-onmicrosoft': ({ email }) =>
    `O e-mail ${email} está em onmicrosoft.com; precisa estar em um domínio da instituição.`,
  'website-on-a-platform': ({ platform }) =>
    `O site é uma página em ${platform}, onde qualquer um pode ter uma.`,
  'website-not-academic': ({ host }) => `Sabe-se que o site ${host} não é acadêmico.`,
  'website-email-differ': ({ websiteDomain, emailDomain }) =>
    `O site está em ${websiteDomain}, mas o e-mail em ${emailDomain}.`,
  'segment-missing': () => 'Não foi indicado nenhum segmento.',
  'segment-contradicts-name': ({ segment, expected, name }) =>
    `O segmento é ${segmentWord(segment)}, mas o nome “${name}” é de ${segmentWord(expected)}.`,
  'last-request': ({ limit }) =>
    `Este é o ${limit === '1' ? 'único pedido' : `último de ${limit} pedidos`}. Se for recusado, só o suporte pode ajudar.`,
}
