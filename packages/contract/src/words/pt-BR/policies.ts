import type { PolicyWords } from '../words.ts'

/** The rows of the default policy in Brazilian Portuguese. */
export const policies: PolicyWords = {
  'stop-list': 'O operador já decidiu sobre este domínio e dá o motivo.',
  incomplete:
    'O registro não está completo. Uma recusa gastaria um dos três pedidos do cliente por um lapso, por isso uma pessoa pergunta pelo que falta.',
  'denied-for-good':
    'Uma pessoa recusou este cliente por um motivo que um novo pedido não cura, por isso só uma pessoa pode vê-lo de outra forma.',
  'allow-list':
    'O operador responde pelo domínio do e-mail do cliente e indica o cliente como titular.',
  'allow-list-website':
    'O operador responde pelo site, indica o cliente como titular e o e-mail está no mesmo domínio. Sem isso, qualquer um poderia indicar um site de confiança.',
  'academic-list':
    'A lista acadêmica indica o cliente como titular do domínio, e site e e-mail não se contradizem.',
  'academic-list-twice':
    'Site e e-mail estão em dois domínios e a lista acadêmica indica o cliente como titular de ambos; as grandes instituições têm muitas vezes dois.',
  'last-request':
    'Outra recusa deixaria o cliente sem nenhum pedido, por isso é uma pessoa que a dá ou não.',
  'not-education':
    'Duas verificações independentes objetam e nada aponta para uma instituição de ensino.',
  'not-academic-domain':
    'O site está em um domínio que se sabe não ser acadêmico, o e-mail em outro, e nada aponta para uma instituição de ensino.',
  person:
    'As verificações não decidem nada, como acontece com a maioria das escolas, que não estão em nenhuma lista; por isso uma pessoa vê o caso.',
  scripted: 'O site do pedido dita este veredito na sandbox.',
  seeded: 'A sandbox começa com este caso na análise.',
  'no-row': 'Nenhuma linha da política se pronuncia, por isso decide uma pessoa.',
}
