// Imported after the loader, which turns source maps on. The log has no stacks, so nobody would see what they are for, and the
// maps of all modules of the framework would take 80 MB of each server process.
process.setSourceMapsEnabled(false);
