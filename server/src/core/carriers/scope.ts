import { formats } from '../formats/index.ts';
import type { Edit, Scope, SourceDocument, Variable } from '../model.ts';
import type { Carrier, Find } from './place.ts';
import { resolveInside } from './resolve.ts';
import { encodeSecret } from './secretData.ts';

/** Variables of one carrier under one parent. */
export interface Group {
  readonly carrier: Carrier;
  readonly kind: Scope['kind'];
  readonly doc: number;
  /** The path of the map or list that holds the variables. */
  readonly parent: readonly string[];
  readonly variables: readonly Variable[];
}

/** The scope of a group, with the edits that its carrier allows. */
export function scopeOf(document: SourceDocument, group: Group, find: Find): Scope {
  const format = formats[document.format];
  const variables = resolveInside(document.format, group.carrier, group.variables);
  const editable = ({ entry, dynamic }: Variable): boolean =>
    entry.shared !== true && entry.template !== true && !dynamic;
  let evidence: Scope['evidence'] | undefined;
  return {
    kind: group.kind,
    variables,
    doc: group.doc,
    // Most scopes hold no mail settings: then nobody asks what they belong to.
    get evidence() {
      evidence ??= evidenceOf(group, find);
      return evidence;
    },
    set(variable, value, spelling) {
      if (!editable(variable)) return undefined;
      if (group.carrier === 'base64') return format.set(document, variable.entry, encodeSecret(value), 'keep');
      if (variable.fallback === true || group.carrier === 'assignment') {
        return variable.literal ? { range: variable.range, newText: value } : undefined;
      }
      return format.set(document, variable.entry, value, spelling);
    },
    insertAfter(variable, key, value, spelling) {
      if (variable.entry.shared === true) return undefined;
      switch (group.carrier) {
        case 'assignment':
          return format.insertAfter(document, variable.entry, [], `${key.join('.')}=${value}`, 'keep');
        case 'pair':
          return insertPair(document, variable, key.join('.'), value);
        case 'wrapped':
          return undefined;
        case 'base64':
          return format.insertAfter(document, variable.entry, key, encodeSecret(value), 'keep');
        default:
          return format.insertAfter(document, variable.entry, key, value, spelling);
      }
    },
    remove(variable) {
      // What was resolved stands elsewhere: this line may be right.
      if (variable.fallback === true && !variable.literal) return undefined;
      if (!editable(variable) || group.carrier === 'pair' || group.carrier === 'wrapped') return undefined;
      return format.remove(document, variable.entry);
    },
  };
}

/** Writes a further `- name: KEY` / `value: "…"` item behind the item of `variable`, in its own indentation. */
function insertPair(document: SourceDocument, variable: Variable, key: string, value: string): Edit | undefined {
  if (document.format !== 'yaml') return undefined;
  const { text } = document;
  const lineOf = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
  const nameLine = /^(\s*)- (name|key):/.exec(text.slice(lineOf(variable.keyRange.start), variable.keyRange.start));
  if (nameLine === null || variable.entry.style === 'block') return undefined;
  const from = Math.max(variable.keyRange.end, variable.entry.valueRange.end);
  const newline = text.indexOf('\n', from);
  const end = newline === -1 ? text.length : newline;
  const eol = text.charAt(end - 1) === '\r' ? '\r\n' : '\n';
  const at = eol === '\r\n' ? end - 1 : end;
  const [, indent, nameKey] = nameLine;
  const quotedValue = `"${value.replace(/(["\\])/g, '\\$1')}"`;
  return {
    range: { start: at, end: at },
    newText: `${eol}${indent}- ${nameKey}: ${key}${eol}${indent}  value: ${quotedValue}`,
  };
}

/** What tells the program: the image beside `environment:`, the action beside `with:`, the name of the service. */
function evidenceOf(group: Group, find: Find): Scope['evidence'] {
  const { doc, parent } = group;
  if (parent.length === 0) return {};
  const owner = parent.slice(0, -1);
  const action = find(doc, owner, 'uses')?.value;
  const image =
    find(doc, owner, 'image')?.value ??
    find(doc, [...owner, 'image'], 'repository')?.value ??
    find(doc, [...owner.slice(0, -1), 'image'], 'repository')?.value;
  const tag = versionTag(image, group, find);
  const name = owner.at(-1);
  return {
    ...(image === undefined ? {} : { image: imageName(image) }),
    ...(tag === undefined ? {} : { tag }),
    ...(action === undefined ? {} : { action: action.replace(/@.*$/, '') }),
    ...(name === undefined || /^\d+$/.test(name) ? {} : { name }),
  };
}

/** The tag behind the image, or beside it as charts have it, when it begins like a version: `1.30.1-alpine` → `1.30.1`. */
function versionTag(image: string | undefined, { doc, parent }: Group, find: Find): string | undefined {
  const owner = parent.slice(0, -1);
  const written =
    /:([\w.-]{1,128})(?:@|$)/.exec(image ?? '')?.[1] ??
    find(doc, [...owner, 'image'], 'tag')?.value ??
    find(doc, [...owner.slice(0, -1), 'image'], 'tag')?.value;
  return /^v?(\d{1,6}(?:\.\d{1,6}){1,3})(?:[-+@]|$)/.exec(written ?? '')?.[1];
}

/** `docker.io/vaultwarden/server:1.30@sha256:…` → `vaultwarden/server`. */
function imageName(image: string): string {
  const bare = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return bare.replace(/^[^/]*\.[^/]*\//, '').replace(/^localhost(:\d+)?\//, '');
}
