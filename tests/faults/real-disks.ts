export async function fillDisk(_d: unknown): Promise<void> {}
export async function interruptByReadOnly(_d: unknown): Promise<void> {}
