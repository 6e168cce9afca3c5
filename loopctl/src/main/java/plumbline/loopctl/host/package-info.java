/** What this machine is and has: readers of sysfs and procfs under a root path, and requirements with the line that mends them. */
@NullMarked
package plumbline.loopctl.host;

import org.jspecify.annotations.NullMarked;
