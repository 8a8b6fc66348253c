/**
 * Template actions of Helm, Jinja, ERB and their kin. A literal `{{` in real settings is rare, and a value that holds
 * one is never what a program will see, so that it is treated as unknown.
 */
const ACTION = /\{\{|\{%|<%|\{#-? /;

/** True when the text contains an action of a template language. */
export function hasTemplate(text: string): boolean {
  return ACTION.test(text);
}
