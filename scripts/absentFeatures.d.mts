import type { Plugin } from 'esbuild';

export declare const ABSENT: readonly { readonly server: string; readonly module: string }[];
export declare function absentFeatures(): Plugin;
