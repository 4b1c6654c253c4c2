import type { Words } from '../words.ts'

/** Headings of the help in European Portuguese. */
export const headings: Words['help']['headings'] = {
  run: 'Executar o serviço:',
  customers: 'Clientes e qualificações:',
  events: 'Eventos:',
  desk: 'A análise:',
  signIn: 'Início de sessão:',
  more: 'Mais:',
  target: 'Onde e como quem:',
  configuration: 'Configuração:',
  service: 'Opções do serviço:',
  sandbox: 'Opções só do modo sandbox:',
  production: 'Opções só do modo production:',
  usage: 'Utilização:',
  options: 'Opções:',
  globalOptions: 'Opções gerais:',
  arguments: 'Argumentos:',
  commands: 'Comandos:',
}

/** The exit codes in European Portuguese. */
export const exitCodes = `Códigos de saída:
  0  concluído
  1  falha inesperada
  2  utilização ou configuração erradas
  3  sem sessão iniciada, ou o início de sessão não é aceite
  4  rejeitado por uma regra do serviço
  5  o veredicto é uma recusa
  6  não é possível chegar ao serviço, ou o tempo esgotou-se`
