"""Make the sRGB profile that every PDF carries: Little CMS's own, without the time at which it was made."""

from pathlib import Path

from PIL import ImageCms

TARGET = Path(__file__).parents[1] / "src/isoprint/pdf/srgb.icc"
VERSION = bytes((4, 0x20, 0, 0))
"""ICC.1:2004-10, the one that PDF 1.7 names; nothing in this profile is newer."""
DATE = bytes((7, 0xCF, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0))
"""1999-10-18, when IEC 61966-2-1 was published; any fixed date would do."""


def main() -> None:
    """Write the profile; fields of its header as in ICC.1:2004-10, 7.2."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8:12] = VERSION
    profile[24:36] = DATE
    TARGET.write_bytes(profile)


if __name__ == "__main__":
    main()
