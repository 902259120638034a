export { default as AmountEditor } from './AmountEditor.svelte';
export { default as ContentEditor } from './ContentEditor.svelte';
